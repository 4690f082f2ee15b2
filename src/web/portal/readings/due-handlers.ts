import { showSummary } from '#core/customers/show-summary.ts'
import { page, type Reply } from '../../reply.ts'
import type { CustomerVisit } from '../../visit.ts'
import { duePage } from './due-page.ts'

export async function show(visit: CustomerVisit): Promise<Reply> {
  const days = { today: visit.today, warnBy: visit.today }
  return page(duePage(visit, await showSummary(visit.services, visit.viewer, days)))
}
