import { signOut } from '#core/identity/sign-out.ts'
import { sessionCookie } from '../../guards/cookies.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'

// Ends the session this browser has, whichever that is. Where it has ended already the browser
// still forgets it and all it kept: a page that was left open may be of a neighbour at the desk.
export async function createSignOut(visit: Visit): Promise<Reply> {
  const { services, viewer } = visit
  if (viewer !== undefined) {
    await signOut(services, visit, viewer)
    services.sessions.forget(viewer.loginId)
  }
  return redirect(withOutcome(routes.signIn, 'signed-out'), [{ name: sessionCookie, value: null }])
}
