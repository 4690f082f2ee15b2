import { isRefused } from '#base/outcome.ts'
import { requestEmailChange } from '#core/identity/request-email-change.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { parseEmailChangeForm } from './email-form.ts'
import { emailPage } from './email-page.ts'

export function showEmail(visit: CustomerVisit): Reply {
  return page(emailPage(visit, { typed: '' }))
}

export async function createEmailChange(visit: CustomerVisit): Promise<Reply> {
  const typed = visit.form.email ?? ''
  const parsed = parseEmailChangeForm(visit.form)
  if ('slips' in parsed) return page(emailPage(visit, { typed, slips: parsed.slips }), 422)
  const outcome = await requestEmailChange(visit.services, visit, visit.viewer, parsed)
  if (!isRefused(outcome)) return redirect(withOutcome(routes.settings.show, 'email-link-sent'))
  switch (outcome.refused) {
    case 'same':
      return page(emailPage(visit, { typed, slips: { email: 'same' } }), 422)
    case 'wrong':
      return page(emailPage(visit, { typed, slips: { password: 'wrong' } }), 422)
    default:
      return delayed(emailPage(visit, { typed, delay: outcome }), outcome)
  }
}
