import { signOut } from '#core/identity/sign-out.ts'
import { sessionCookie } from '../../guards/cookies.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import { type CustomerVisit, customerRoute, openRoute, type RouteEntry } from '../../visit.ts'
import { createSignIn, showSignIn } from './sign-in-handlers.ts'

export const signInRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.signIn, showSignIn),
  openRoute('POST', routes.signIn, createSignIn),
  customerRoute('POST', routes.signOut, createSignOut),
]

async function createSignOut(visit: CustomerVisit): Promise<Reply> {
  await signOut(visit.services, visit, visit.viewer)
  visit.services.sessions.forget(visit.viewer.loginId)
  return redirect(withOutcome(routes.signIn, 'signed-out'), [{ name: sessionCookie, value: null }])
}
