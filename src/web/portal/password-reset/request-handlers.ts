import { parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { requestPasswordReset } from '#core/identity/request-password-reset.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { requestPage } from './request-page.ts'
import { resetSentPage } from './reset-sent-page.ts'

export function showRequest(visit: Visit): Reply {
  return page(requestPage(visit, { typed: visit.viewer?.email ?? '' }))
}

export async function createRequest(visit: Visit): Promise<Reply> {
  const typed = visit.form.email ?? ''
  const parsed = parseEmail(typed)
  if (isRefused(parsed)) return page(requestPage(visit, { typed, slip: parsed.refused }), 422)
  const { email } = parsed
  const sent = await requestPasswordReset(visit.services, visit, {
    email,
    language: visit.language,
  })
  if (!isRefused(sent)) return redirect(routes.passwordReset.sent)
  return delayed(requestPage(visit, { typed, delay: sent }), sent)
}

export function showResetSent(visit: Visit): Reply {
  return page(resetSentPage(visit))
}
