import { isRefused } from '#base/outcome.ts'
import { signIn } from '#core/identity/sign-in.ts'
import { sessionCookie } from '../../guards/cookies.ts'
import { ownPath } from '../../guards/own-path.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { parseSignInForm } from './sign-in-form.ts'
import { signInPage } from './sign-in-page.ts'

export function showSignIn(visit: Visit): Reply {
  const next = ownPath(visit.query.next)
  if (visit.viewer) return redirect(next ?? routes.summary)
  return page(signInPage(visit, { typed: '', next }))
}

export async function createSignIn(visit: Visit): Promise<Reply> {
  const next = ownPath(visit.form.next)
  const shown = { typed: visit.form.email ?? '', next }
  const parsed = parseSignInForm(visit.form)
  if ('slips' in parsed) return page(signInPage(visit, { ...shown, slips: parsed.slips }), 422)
  const outcome = await signIn(visit.services, visit, parsed)
  if (!isRefused(outcome)) {
    return redirect(next ?? routes.summary, [{ name: sessionCookie, value: outcome.sessionToken }])
  }
  if (outcome.refused === 'wrong') return page(signInPage(visit, { ...shown, wrong: true }), 422)
  return delayed(signInPage(visit, { ...shown, delay: outcome }), outcome)
}
