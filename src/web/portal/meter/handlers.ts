import { showComparedMeter } from '#core/metering/show-compared-meter.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { notFound } from '../frame/failures.ts'
import { meterPage } from './meter-page.ts'

export async function show(visit: AccountVisit): Promise<Reply> {
  const { services, viewed, params } = visit
  const shown = await showComparedMeter(services, viewed, params.meter ?? '')
  return shown === undefined ? notFound(visit) : page(meterPage(visit, shown))
}
