import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry } from '../../visit.ts'
import { chooseDisplay, chooseLanguage, showAccessibility, showStart } from './handlers.ts'

export const frameRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.start, showStart),
  openRoute('GET', routes.accessibility, showAccessibility),
  openRoute('POST', routes.language, chooseLanguage),
  openRoute('POST', routes.display, chooseDisplay),
]
