import { findRegistration } from '#core/identity/find-registration.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry, type Visit } from '../../visit.ts'
import { createConsent, showConsent } from './consent-handlers.ts'
import { createEmail, showEmail } from './email-handlers.ts'
import { createNumber, showNumber } from './number-handlers.ts'
import { createPassword, showPassword } from './password-handlers.ts'
import { sampleReceiptPage } from './sample-receipt-page.ts'
import { sentPage } from './sent-page.ts'
import { stepAddress } from './step-page.ts'

export const registrationRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.registration.number, showNumber),
  openRoute('POST', routes.registration.number, createNumber),
  openRoute('GET', routes.registration.email, showEmail),
  openRoute('POST', routes.registration.email, createEmail),
  openRoute('GET', routes.registration.password, showPassword),
  openRoute('POST', routes.registration.password, createPassword),
  openRoute('GET', routes.registration.consent, showConsent),
  openRoute('POST', routes.registration.consent, createConsent),
  openRoute('GET', routes.registration.sent, showSent),
  openRoute('GET', routes.registration.sampleReceipt, showSampleReceipt),
]

async function showSent(visit: Visit): Promise<Reply> {
  const { next, email } = await findRegistration(visit.services, visit)
  if (next !== 'sent') return redirect(stepAddress(next))
  return page(sentPage(visit, { email: email ?? '' }))
}

function showSampleReceipt(visit: Visit): Reply {
  return page(sampleReceiptPage(visit))
}
