import { type CalendarDate, dateInZone } from '#base/calendar-date.ts'

const QUARTER_OF_HOUR = 15 * 60 * 1000
let lastDay: { quarter: number; zone: string; date: CalendarDate } | undefined

// The only place that asks the machine for the time. Everything else is handed a clock.
export type Clock = { now(): Temporal.Instant }

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

// For tests and the make-believe utility, which live in January 2019. `advance` moves it forward.
export function clockAt(start: string): Clock & { advance(duration: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    advance: (duration) => {
      now = now.add(duration)
    },
  }
}

// The day on the wall calendar of a zone at this moment, for those who ask at every request. An
// offset from UTC is a whole number of quarters of an hour, so it is looked up once a quarter.
export function todayInZone(now: Temporal.Instant, zone: string): CalendarDate {
  const quarter = Math.floor(now.epochMilliseconds / QUARTER_OF_HOUR)
  if (lastDay?.quarter !== quarter || lastDay.zone !== zone) {
    lastDay = { quarter, zone, date: dateInZone(now, zone) }
  }
  return lastDay.date
}
