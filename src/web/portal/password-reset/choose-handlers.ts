import { isRefused } from '#base/outcome.ts'
import type { ConfirmationRefusal } from '#core/identity/confirmation.ts'
import { findConfirmation } from '#core/identity/find-confirmation.ts'
import { resetPassword } from '#core/identity/reset-password.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { href, routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { delayed } from '../credentials/delay.ts'
import { choosePage } from './choose-page.ts'
import { deadLinkPage } from './dead-link-page.ts'

export async function showChoose(visit: Visit): Promise<Reply> {
  const token = visit.params.token ?? ''
  const found = await findConfirmation(visit.services, visit, token)
  if (isRefused(found)) return deadLink(visit, found)
  if (found.purpose !== 'reset-password') return redirect(href(routes.confirmation, { token }))
  return page(choosePage(visit, { token, email: found.email }))
}

export async function createChoose(visit: Visit): Promise<Reply> {
  const { services, params } = visit
  const token = params.token ?? ''
  const found = await findConfirmation(services, visit, token)
  if (isRefused(found)) return deadLink(visit, found)
  const shown = { token, email: found.email }
  const password = visit.form.password ?? ''
  if (password === '') return page(choosePage(visit, { ...shown, slip: 'empty' }), 422)
  const outcome = await resetPassword(services, visit, { token, password })
  if (!isRefused(outcome)) return redirect(withOutcome(routes.signIn, 'password-reset'))
  switch (outcome.refused) {
    case 'unknown':
    case 'expired':
    case 'used':
      return deadLink(visit, { refused: outcome.refused })
    case 'busy':
      return delayed(choosePage(visit, { ...shown, delay: outcome }), outcome)
    default:
      return page(choosePage(visit, { ...shown, slip: outcome.refused }), 422)
  }
}

function deadLink(visit: Visit, { refused }: ConfirmationRefusal): Reply {
  return page(deadLinkPage(visit, refused), refused === 'unknown' ? 404 : 410)
}
