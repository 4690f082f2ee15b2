import { page, type Reply } from '../../reply.ts'
import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry, type Visit } from '../../visit.ts'
import { offlinePage } from './offline-page.ts'

export const offlineRoutes: readonly RouteEntry[] = [openRoute('GET', routes.offline, show)]

// The worker asks for each language by its name: it brings no cookie.
function show(visit: Visit): Reply {
  const asked = visit.query.language
  const language = asked === 'ru' || asked === 'en' ? asked : visit.language
  return page(offlinePage({ ...visit, language }))
}
