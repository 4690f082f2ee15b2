import { findRegistration } from '#core/identity/find-registration.ts'
import { saveRegistrationNumber } from '#core/identity/save-registration-number.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { parseNumberForm } from './number-form.ts'
import { numberPage } from './number-page.ts'
import { isDone } from './step-page.ts'

export async function showNumber(visit: Visit): Promise<Reply> {
  if (visit.viewer) return redirect(routes.accounts.new)
  const progress = await findRegistration(visit.services, visit)
  return page(numberPage(visit, { typed: '', accepted: isDone(progress, 'number') }))
}

export async function createNumber(visit: Visit): Promise<Reply> {
  const { services, language } = visit
  const typed = visit.form.number ?? ''
  const accepted = isDone(await findRegistration(services, visit), 'number')
  const parsed = parseNumberForm(typed, accepted)
  if (parsed === 'kept') return redirect(routes.registration.email)
  if ('slip' in parsed) {
    return page(numberPage(visit, { typed, accepted: false, slip: parsed.slip }), 422)
  }
  await saveRegistrationNumber(services, visit, { number: parsed.number, language })
  return redirect(routes.registration.email)
}
