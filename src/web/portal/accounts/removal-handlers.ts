import { removeAccount } from '#core/customers/remove-account.ts'
import { withOutcome } from '../../parts/outcome-notice.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { removalPage } from './removal-page.ts'

export function askRemoval(visit: AccountVisit): Reply {
  return page(removalPage(visit))
}

export async function remove(visit: AccountVisit): Promise<Reply> {
  const { services, viewer, viewed } = visit
  await removeAccount(services, visit, viewed)
  services.sessions.forget(viewer.loginId)
  return redirect(withOutcome(routes.accounts.index, 'account-removed'))
}
