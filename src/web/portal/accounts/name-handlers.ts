import { isRefused } from '#base/outcome.ts'
import { longestAccountName, renameAccount } from '#core/customers/rename-account.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { namePage } from './name-page.ts'

export function askName(visit: AccountVisit): Reply {
  return page(namePage(visit, { typed: visit.viewed.givenName ?? '' }))
}

export async function rename(visit: AccountVisit): Promise<Reply> {
  const { services, viewer, viewed, form, language } = visit
  const typed = form.name ?? ''
  const renamed = await renameAccount(services, visit, viewed, typed)
  if (!isRefused(renamed)) {
    services.sessions.forget(viewer.loginId)
    return redirect(withOutcome(routes.accounts.index, 'account-renamed'))
  }
  const words = accountsWords[language].rename
  const errors = { 'too-long': words.tooLong(longestAccountName), unprintable: words.unprintable }
  return page(namePage(visit, { typed, error: errors[renamed.refused] }), 422)
}
