import { addDays, type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import { approximately } from '#base/decimal.ts'
import { isAssumed } from '#core/customers/reading-source.ts'
import type { WithVolume } from './volumes.ts'

const YEAR = 365
// A season's use is told by the weeks around the same day a year ago.
const SEASON = 45
const LAST_MONTHS = 6

// How much goes through the dial in a day, to judge a new step by: what did a year ago around that
// day, or in the last months where nothing is known of a year ago. Undefined without any step.
// Heating and light differ threefold between seasons, so last month alone says little.
export function usualPerDay(history: readonly WithVolume[], on: CalendarDate): number | undefined {
  const steps = history.flatMap(({ volume, takenOn, source }) => {
    const measured = volume !== null && !isAssumed(source)
    const days = measured ? daysBetween(volume.since, takenOn) : 0
    return days > 0 && volume ? [{ takenOn, days, amount: approximately(volume.amount) }] : []
  })
  const yearAgo = addDays(on, -YEAR)
  const ofSeason = steps.filter(({ takenOn }) => Math.abs(daysBetween(takenOn, yearAgo)) <= SEASON)
  const chosen = ofSeason.length > 0 ? ofSeason : steps.slice(-LAST_MONTHS)
  const days = chosen.reduce((total, step) => total + step.days, 0)
  return days === 0 ? undefined : chosen.reduce((total, step) => total + step.amount, 0) / days
}

// The last steps that were measured, newest last; for whether anything is used at all.
export function lastSteps(history: readonly WithVolume[], count: number): number[] {
  const measured = history.flatMap(({ volume, source }) =>
    isAssumed(source) ? [] : (volume ?? []),
  )
  return measured.slice(-count).map(({ amount }) => approximately(amount))
}
