import type { CalendarDate } from '#base/calendar-date.ts'

// The key rate of the Bank of Russia in hundredths of a per cent a year, from each day on.
const RATES: readonly (readonly [from: string, rate: bigint])[] = [
  ['2017-10-30', 825n],
  ['2017-12-18', 775n],
  ['2018-02-12', 750n],
  ['2018-03-26', 725n],
  ['2018-09-17', 750n],
  ['2018-12-17', 775n],
  ['2019-06-17', 750n],
  ['2019-07-29', 725n],
  ['2019-09-09', 700n],
  ['2019-10-28', 650n],
  ['2019-12-16', 625n],
]

// The rate in force on a day; the first one for all days before, the last one for all after.
export function keyRateOn(day: CalendarDate): bigint {
  const [, rate = 775n] = RATES.findLast(([from]) => from <= day) ?? RATES[0] ?? []
  return rate
}
