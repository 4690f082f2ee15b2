import { isRefused } from '#base/outcome.ts'
import { changePassword } from '#core/identity/change-password.ts'
import { enteredCookies } from '../../guards/cookies.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { parsePasswordChangeForm } from './password-form.ts'
import { passwordPage } from './password-page.ts'

export function showPassword(visit: CustomerVisit): Reply {
  return page(passwordPage(visit, {}))
}

export async function createPasswordChange(visit: CustomerVisit): Promise<Reply> {
  const { services, viewer } = visit
  const parsed = parsePasswordChangeForm(visit.form)
  if ('slips' in parsed) return page(passwordPage(visit, parsed), 422)
  const outcome = await changePassword(services, visit, viewer, parsed)
  if (!isRefused(outcome)) {
    services.sessions.forget(viewer.loginId)
    const cookies = enteredCookies(visit.visitor, outcome.sessionToken)
    return redirect(withOutcome(routes.settings.show, 'password-changed'), cookies)
  }
  switch (outcome.refused) {
    case 'wrong':
      return page(passwordPage(visit, { slips: { current: 'wrong' } }), 422)
    case 'busy':
    case 'too-many-tries':
      return delayed(passwordPage(visit, { delay: outcome }), outcome)
    default:
      return page(passwordPage(visit, { slips: { password: outcome.refused } }), 422)
  }
}
