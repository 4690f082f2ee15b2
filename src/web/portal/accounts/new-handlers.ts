import { isRefused, unreachable } from '#base/outcome.ts'
import { addAccount } from '#core/customers/add-account.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, pageForLater, type Reply, redirect } from '../../reply.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { registrationWords } from '../../words/registration.ts'
import { parseNumberForm } from '../registration/number-form.ts'
import { alreadyLinkedPage, newAccountPage, tooManyTriesPage } from './new-account-page.ts'

export function askNumber(visit: CustomerVisit): Reply {
  return page(newAccountPage(visit, { typed: '' }))
}

export async function create(visit: CustomerVisit): Promise<Reply> {
  const { services, viewer, form, language } = visit
  const typed = form.number ?? ''
  const parsed = parseNumberForm(typed, false)
  if (parsed === 'kept') return askNumber(visit)
  if ('slip' in parsed) {
    const { kind, digits } = parsed.slip
    const error = registrationWords[language].number.slips[kind](digits)
    return page(newAccountPage(visit, { typed, error }), 422)
  }
  const added = await addAccount(services, visit, viewer, parsed.number)
  if (!isRefused(added)) {
    services.sessions.forget(viewer.loginId)
    const account = href(routes.accounts.show, { account: added.linkId })
    return redirect(withOutcome(account, 'account-added'))
  }
  switch (added.refused) {
    case 'did-not-fit': {
      const error = accountsWords[language].newAccount.didNotFit
      return page(newAccountPage(visit, { typed, error }), 422)
    }
    case 'already-linked':
      return page(alreadyLinkedPage(visit, added.linkId), 422)
    case 'too-many-tries': {
      const { retryAfterSeconds } = added
      return pageForLater(tooManyTriesPage(visit, retryAfterSeconds), 429, retryAfterSeconds)
    }
    default:
      return unreachable(added)
  }
}
