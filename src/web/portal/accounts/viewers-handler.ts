import { listViewers } from '#core/customers/list-viewers.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { viewersPage } from './viewers-page.ts'

export async function showViewers(visit: AccountVisit): Promise<Reply> {
  return page(viewersPage(visit, await listViewers(visit.services, visit, visit.viewed)))
}
