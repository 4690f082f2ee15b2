import { keptFrom, sealed } from '../../guards/kept-form.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { signInPage } from './sign-in-page.ts'

// The answer to a form of somebody who is no longer signed in: they sign in, and what they typed
// goes with them. A form that asks nothing, or was not drawn for somebody signed in, loses nothing.
export function askToSignInAgain(visit: Visit): Reply {
  const kept = keptFrom(visit)
  if (kept?.owner === undefined) return redirect(routes.signIn)
  const field = sealed(visit, kept)
  const waiting = field === undefined ? 'too-long' : { field, isWhole: kept.isWhole }
  const here = { ...visit, path: routes.signIn, query: {} }
  return page(signInPage(here, { typed: '', waiting }), 403)
}
