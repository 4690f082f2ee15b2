import { nextPeriod, type Period } from '#base/period.ts'
import type { Zone } from '#core/customers/zone.ts'
import type { MonthVolume } from '#core/metering/monthly-volumes.ts'
import type { MeterHistory } from '#core/metering/show-meter.ts'

export type MonthPair = {
  readonly period: Period
  readonly now: MonthVolume | undefined
  // The same month a year before.
  readonly before: MonthVolume | undefined
}

export type VolumeYears = {
  readonly year: string
  // Null where nothing is known of the year before.
  readonly yearBefore: string | null
  // January to December, for each zone that has anything to show.
  readonly zones: readonly { readonly zone: Zone; readonly months: readonly MonthPair[] }[]
}

// The year of the last month known, beside the one before. Undefined where no month is known.
export function volumeYears(monthly: MeterHistory['monthly']): VolumeYears | undefined {
  const ends = monthly.flatMap(({ months }) => months.at(-1)?.period ?? []).sort()
  const year = ends.at(-1)?.slice(0, 4)
  if (year === undefined) return undefined
  const yearBefore = `${Number(year) - 1}`
  const zones = monthly
    .map(({ zone, months }) => ({ zone, months: monthPairs(months, year, yearBefore) }))
    .filter(({ months }) => months.some(({ now, before }) => now ?? before))
  const isCompared = zones.some(({ months }) => months.some(({ before }) => before))
  return { year, yearBefore: isCompared ? yearBefore : null, zones }
}

function monthPairs(months: readonly MonthVolume[], year: string, yearBefore: string): MonthPair[] {
  const known = new Map(months.map((month) => [month.period, month]))
  const pairs: MonthPair[] = []
  for (let period = `${year}-01` as Period; period.startsWith(year); period = nextPeriod(period)) {
    const earlier = `${yearBefore}${period.slice(4)}` as Period
    pairs.push({ period, now: known.get(period), before: known.get(earlier) })
  }
  return pairs
}
