import { listSubmissions } from '#core/metering/list-submissions.ts'
import { showMeter } from '#core/metering/show-meter.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { notFound } from '../frame/failures.ts'
import { meterPage } from './meter-page.ts'

export async function show(visit: AccountVisit): Promise<Reply> {
  const { services, viewed } = visit
  const meterId = visit.params.meter ?? ''
  const [meter, listed] = await Promise.all([
    showMeter(services, viewed, meterId),
    listSubmissions(services, viewed, { meterId }),
  ])
  if (meter === undefined || listed === undefined) return notFound(visit)
  return page(meterPage(visit, meter, listed.submissions))
}
