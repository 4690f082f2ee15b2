import { isRefused } from '#base/outcome.ts'
import { findRegistration } from '#core/identity/find-registration.ts'
import { submitRegistration } from '#core/identity/submit-registration.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { consentOf } from '../../words/consent.ts'
import { delayed } from '../credentials/delay.ts'
import { parseConsentForm } from './consent-form.ts'
import { consentPage } from './consent-page.ts'
import { stepAhead, stepForgotten } from './step-page.ts'

export async function showConsent(visit: Visit): Promise<Reply> {
  const progress = await findRegistration(visit.services, visit)
  const ahead = stepAhead(progress, 'consent')
  return ahead ?? page(consentPage(visit, { email: progress.email ?? '' }))
}

export async function createConsent(visit: Visit): Promise<Reply> {
  const { services } = visit
  const progress = await findRegistration(services, visit)
  const ahead = stepAhead(progress, 'consent')
  if (ahead) return ahead
  const email = progress.email ?? ''
  const parsed = parseConsentForm(visit.form, consentOf(visit.language, services.utility))
  if ('slip' in parsed) return page(consentPage(visit, { email, slip: parsed.slip }), 422)
  const submitted = await submitRegistration(services, visit, parsed)
  if (!isRefused(submitted)) return redirect(routes.registration.sent)
  if (submitted.refused === 'step-missing') return stepForgotten(submitted)
  return delayed(consentPage(visit, { email, ticked: true, delay: submitted }), submitted)
}
