import { type Clock, systemClock } from '#platform/clock.ts'
import { keepFirst } from './keep-first.ts'

// The morning after the calculation for January 2019.
const beginning = Temporal.Instant.from('2019-02-04T09:00:00+12:00')

// A clock for the make-believe utility: it begins in February 2019 when the town is made and goes
// on from there, also over restarts; `file` remembers when that was.
export async function demoClock(file: string): Promise<Clock> {
  const made = Temporal.Instant.from(await keepFirst(file, systemClock.now().toString()))
  return { now: () => beginning.add(systemClock.now().since(made)) }
}
