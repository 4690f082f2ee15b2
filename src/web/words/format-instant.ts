import { type CalendarDate, dateInZone } from '#base/calendar-date.ts'
import type { Language } from '../visit.ts'
import { formatDate } from './format.ts'

// '14 января 2019, 04:05' on the wall clock of an IANA zone. Remembers the last few hundred: a page's "as of" is the
// same for everybody whose figures came with one extract.
export function formatInstant(language: Language, instant: Temporal.Instant, zone: string): string {
  const key = `${language} ${zone} ${instant.epochMilliseconds}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const text = `${formatDate(language, dateInZone(instant, zone))}, ${timeInZone(instant, zone)}`
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, text)
  return text
}

// The day at that instant. An offset from UTC is a whole number of quarters of an hour, so the day is looked up once
// a quarter.
export function dayInZone(instant: Temporal.Instant, zone: string): CalendarDate {
  const quarter = Math.floor(instant.epochMilliseconds / QUARTER_OF_HOUR)
  if (lastDay.quarter !== quarter || lastDay.zone !== zone) {
    lastDay = { quarter, zone, date: dateInZone(instant, zone) }
  }
  return lastDay.date
}

const MOST_REMEMBERED = 500
const QUARTER_OF_HOUR = 15 * 60 * 1000
const remembered = new Map<string, string>()
let lastDay: { quarter: number; zone: string; date: CalendarDate } = {
  quarter: Number.NaN,
  zone: '',
  date: dateInZone(Temporal.Instant.fromEpochMilliseconds(0), 'UTC'),
}

function timeInZone(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}
