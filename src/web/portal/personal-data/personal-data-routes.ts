import { page, type Reply } from '../../reply.ts'
import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry, type Visit } from '../../visit.ts'
import { personalDataPage } from './personal-data-page.ts'

export const personalDataRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.personalData, showPersonalData),
]

function showPersonalData(visit: Visit): Reply {
  return page(personalDataPage(visit))
}
