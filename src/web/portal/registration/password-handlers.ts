import { isRefused } from '#base/outcome.ts'
import { findRegistration } from '#core/identity/find-registration.ts'
import { saveRegistrationPassword } from '#core/identity/save-registration-password.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { passwordPage } from './password-page.ts'
import { isDone, stepAhead, stepForgotten } from './step-page.ts'

export async function showPassword(visit: Visit): Promise<Reply> {
  const progress = await findRegistration(visit.services, visit)
  const model = { email: progress.email ?? '', kept: isDone(progress, 'password') }
  return stepAhead(progress, 'password') ?? page(passwordPage(visit, model))
}

export async function createPassword(visit: Visit): Promise<Reply> {
  const { services } = visit
  const progress = await findRegistration(services, visit)
  const email = progress.email ?? ''
  const password = visit.form.password ?? ''
  if (password === '') {
    if (isDone(progress, 'password')) return redirect(routes.registration.consent)
    const empty = { email, kept: false, slip: 'empty' } as const
    return stepAhead(progress, 'password') ?? page(passwordPage(visit, empty), 422)
  }
  const saved = await saveRegistrationPassword(services, visit, password)
  if (!isRefused(saved)) return redirect(routes.registration.consent)
  switch (saved.refused) {
    case 'step-missing':
      return stepForgotten(saved)
    case 'busy':
    case 'too-many-tries':
      return delayed(passwordPage(visit, { email, kept: false, delay: saved }), saved)
    default:
      return page(passwordPage(visit, { email, kept: false, slip: saved.refused }), 422)
  }
}
