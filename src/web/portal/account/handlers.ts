import { showAccount } from '#core/customers/show-account.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { notFound } from '../frame/failures.ts'
import { accountPage } from './account-page.ts'

export async function show(visit: AccountVisit): Promise<Reply> {
  const account = await showAccount(visit.services, visit.viewed, visit.today)
  return account === undefined ? notFound(visit) : page(accountPage(visit, account))
}
