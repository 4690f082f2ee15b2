import { parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { findRegistration } from '#core/identity/find-registration.ts'
import { saveRegistrationEmail } from '#core/identity/save-registration-email.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { emailPage } from './email-page.ts'
import { stepAhead, stepForgotten } from './step-page.ts'

export async function showEmail(visit: Visit): Promise<Reply> {
  const progress = await findRegistration(visit.services, visit)
  return stepAhead(progress, 'email') ?? page(emailPage(visit, { typed: progress.email ?? '' }))
}

export async function createEmail(visit: Visit): Promise<Reply> {
  const typed = visit.form.email ?? ''
  const parsed = parseEmail(typed)
  if (isRefused(parsed)) return page(emailPage(visit, { typed, slip: parsed.refused }), 422)
  const saved = await saveRegistrationEmail(visit.services, visit, parsed.email)
  return isRefused(saved) ? stepForgotten(saved) : redirect(routes.registration.password)
}
