import { showMeter } from '#core/metering/show-meter.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { notFound } from '../frame/failures.ts'
import { meterPage } from './meter-page.ts'

export async function show(visit: AccountVisit): Promise<Reply> {
  const meter = await showMeter(visit.services, visit.viewed, visit.params.meter ?? '')
  return meter === undefined ? notFound(visit) : page(meterPage(visit, meter))
}
