import { endOtherSessions } from '#core/identity/end-other-sessions.ts'
import { endSession } from '#core/identity/end-session.ts'
import { listSessions } from '#core/identity/list-sessions.ts'
import { type Outcome, withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { sessionsPage } from './sessions-page.ts'

export async function showSessions(visit: CustomerVisit): Promise<Reply> {
  return page(sessionsPage(visit, await listSessions(visit.services, visit.viewer)))
}

// A session that is not there, or never was one's own, is as good as ended: nothing is told apart.
export async function endOneSession(visit: CustomerVisit): Promise<Reply> {
  await endSession(visit.services, visit, visit.viewer, visit.params.session ?? '')
  return ended(visit, 'session-ended')
}

export async function endTheOthers(visit: CustomerVisit): Promise<Reply> {
  await endOtherSessions(visit.services, visit, visit.viewer)
  return ended(visit, 'sessions-ended')
}

function ended(visit: CustomerVisit, outcome: Outcome): Reply {
  visit.services.sessions.forget(visit.viewer.loginId)
  return redirect(withOutcome(routes.settings.sessions, outcome))
}
