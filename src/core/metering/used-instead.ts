import type { Viewed } from '#core/customers/viewer.ts'
import type { Zone } from '#core/customers/zone.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type ComparedBill, compareSources } from './compare-sources.ts'
import { showMeter } from './show-meter.ts'
import { type Submission, stateOf } from './submission.ts'

export type UsedInstead = {
  readonly meterId: string
  readonly zone: Zone
  readonly used: NonNullable<ComparedBill['used']>
}

// What the bills counted where they were to count readings that billing has rejected; nothing for a
// bill that is to come. One read for each meter of them, none where nothing was rejected.
export async function usedInstead(
  means: { readonly db: Database },
  viewed: Viewed,
  submission: Submission,
): Promise<readonly UsedInstead[]> {
  const rejected = submission.readings.filter((reading) => stateOf(reading) === 'rejected')
  const byMeter = [...Map.groupBy(rejected, ({ meterId }) => meterId)]
  const used = byMeter.map(async ([meterId, readings]) => {
    const meter = await showMeter(means, viewed, meterId)
    return readings.flatMap(({ zone, period }) => {
      const known = meter?.byZone.find((one) => one.zone === zone)?.readings ?? []
      const bill = compareSources(known, [submission], zone).find((one) => one.period === period)
      return bill?.used ? [{ meterId, zone, used: bill.used }] : []
    })
  })
  return (await Promise.all(used)).flat()
}
