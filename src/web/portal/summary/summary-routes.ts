import { routes } from '../../routes.ts'
import { customerRoute, type RouteEntry } from '../../visit.ts'
import { show } from './handlers.ts'

export const summaryRoutes: readonly RouteEntry[] = [customerRoute('GET', routes.summary, show)]
