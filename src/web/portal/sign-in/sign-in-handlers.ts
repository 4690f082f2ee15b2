import { isRefused } from '#base/outcome.ts'
import { signIn } from '#core/identity/sign-in.ts'
import { enteredCookies } from '../../guards/cookies.ts'
import { maskedToken } from '../../guards/csrf-token.ts'
import { isOfViewer, unsealed } from '../../guards/kept-form.ts'
import { ownPath } from '../../guards/own-path.ts'
import { signedInVisit } from '../../guards/signed-in-visit.ts'
import { KEPT_FIELD } from '../../parts/form.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { keptFormPage } from '../frame/kept-form-page.ts'
import { parseSignInForm } from './sign-in-form.ts'
import { signInPage, type Waiting } from './sign-in-page.ts'

export function showSignIn(visit: Visit): Reply {
  const next = ownPath(visit.query.next)
  if (visit.viewer) return redirect(next ?? routes.summary)
  return page(signInPage(visit, { typed: '', next }))
}

export async function createSignIn(visit: Visit): Promise<Reply> {
  const next = ownPath(visit.form.next)
  const shown = { typed: visit.form.email ?? '', next, waiting: waitingIn(visit) }
  const parsed = parseSignInForm(visit.form)
  if ('slips' in parsed) return page(signInPage(visit, { ...shown, slips: parsed.slips }), 422)
  const outcome = await signIn(visit.services, visit, parsed)
  if (!isRefused(outcome)) return entered(visit, outcome.sessionToken, next)
  if (outcome.refused === 'wrong') return page(signInPage(visit, { ...shown, wrong: true }), 422)
  return delayed(signInPage(visit, { ...shown, delay: outcome }), outcome)
}

// A form that waited for this sign-in comes back to whoever filled it in; nobody else gets it.
async function entered(
  visit: Visit,
  sessionToken: string,
  next: string | undefined,
): Promise<Reply> {
  const cookies = enteredCookies(visit.visitor, sessionToken)
  if (!visit.form[KEPT_FIELD]) return redirect(next ?? routes.summary, cookies)
  const kept = unsealed(visit, visit.form[KEPT_FIELD])
  const session = await visit.services.sessions.find(sessionToken)
  const inside = session && {
    ...signedInVisit(visit, session),
    csrfToken: maskedToken(session.formSecret),
  }
  if (inside && kept && isOfViewer(inside, kept)) {
    return { ...page(keptFormPage(inside, kept, 'signedIn')), cookies }
  }
  return redirect(withOutcome(routes.summary, 'form-forgotten'), cookies)
}

function waitingIn(visit: Visit): Waiting | 'forgotten' | undefined {
  const field = visit.form[KEPT_FIELD]
  if (!field) return undefined
  const kept = unsealed(visit, field)
  return kept ? { field, isWhole: kept.isWhole } : 'forgotten'
}
