import { moveAccount } from '#core/customers/move-account.ts'
import { showSummary } from '#core/customers/show-summary.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { AccountVisit, CustomerVisit } from '../../visit.ts'
import { accountsPage } from './accounts-page.ts'

export async function index(visit: CustomerVisit): Promise<Reply> {
  const days = { today: visit.today, warnBy: visit.today }
  return page(accountsPage(visit, await showSummary(visit.services, visit.viewer, days)))
}

// The form names the place itself, so that the same form sent twice moves once.
export async function move(visit: AccountVisit): Promise<Reply> {
  const { services, viewer, viewed, form } = visit
  await moveAccount(services, visit, viewed, Number(form.place))
  services.sessions.forget(viewer.loginId)
  return redirect(`${routes.accounts.index}#${viewed.linkId}`)
}
