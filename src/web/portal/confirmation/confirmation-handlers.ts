import { isRefused } from '#base/outcome.ts'
import { confirmEmailChange } from '#core/identity/confirm-email-change.ts'
import { confirmRegistration } from '#core/identity/confirm-registration.ts'
import { type FoundConfirmation, findConfirmation } from '#core/identity/find-confirmation.ts'
import { enteredCookies } from '../../guards/cookies.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { href, routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { confirmationPage } from './confirmation-page.ts'
import { type ConfirmationRefusal, refusedPage } from './refused-page.ts'

export async function showConfirmation(visit: Visit): Promise<Reply> {
  const token = visit.params.token ?? ''
  const found = await findConfirmation(visit.services, visit, token)
  if (isRefused(found)) return refused(visit, found.refused)
  const { purpose } = found
  if (purpose === 'reset-password') return redirect(href(routes.passwordReset.choose, { token }))
  return page(confirmationPage(visit, { ...asked(found, token), purpose }))
}

export async function createConfirmation(visit: Visit): Promise<Reply> {
  const token = visit.params.token ?? ''
  const found = await findConfirmation(visit.services, visit, token)
  if (isRefused(found)) return refused(visit, found.refused)
  switch (found.purpose) {
    case 'register':
      return createRegistration(visit, token, found)
    case 'change-email':
      return createEmail(visit, token)
    case 'reset-password':
      return redirect(href(routes.passwordReset.choose, { token }))
  }
}

async function createRegistration(
  visit: Visit,
  token: string,
  found: FoundConfirmation,
): Promise<Reply> {
  const password = visit.form.password || undefined
  const shown = { ...asked(found, token), purpose: 'register' } as const
  const outcome = await confirmRegistration(visit.services, visit, { token, password })
  if (!isRefused(outcome)) {
    const cookies = enteredCookies(visit.visitor, outcome.sessionToken)
    return redirect(withOutcome(routes.summary, 'registered'), cookies)
  }
  switch (outcome.refused) {
    case 'password-needed':
      return page(confirmationPage(visit, { ...shown, slip: 'empty' }), 422)
    case 'wrong':
      return page(confirmationPage(visit, { ...shown, slip: 'wrong' }), 422)
    case 'busy':
    case 'too-many-tries':
      return delayed(confirmationPage(visit, { ...shown, delay: outcome }), outcome)
    default:
      return refused(visit, outcome.refused)
  }
}

async function createEmail(visit: Visit, token: string): Promise<Reply> {
  const outcome = await confirmEmailChange(visit.services, visit, token)
  if (isRefused(outcome)) return refused(visit, outcome.refused)
  if (visit.viewer) visit.services.sessions.forget(visit.viewer.loginId)
  return redirect(withOutcome(visit.viewer ? routes.settings.show : routes.signIn, 'email-changed'))
}

function asked({ purpose, email, sameBrowser }: FoundConfirmation, token: string) {
  return { email, token, asksPassword: purpose === 'register' && !sameBrowser }
}

// What never was is not found; what was, is gone.
function refused(visit: Visit, why: ConfirmationRefusal): Reply {
  return page(refusedPage(visit, why), why === 'unknown' ? 404 : 410)
}
