import { addDays } from '#base/calendar-date.ts'
import { showSummary } from '#core/customers/show-summary.ts'
import { WARN_DAYS } from '#core/metering/verification.ts'
import { page, type Reply } from '../../reply.ts'
import type { CustomerVisit } from '../../visit.ts'
import { summaryPage } from './summary-page.ts'

export async function show(visit: CustomerVisit): Promise<Reply> {
  const { today } = visit
  const warnBy = addDays(today, WARN_DAYS)
  const accounts = await showSummary(visit.services, visit.viewer, { today, warnBy })
  return page(summaryPage(visit, accounts))
}
