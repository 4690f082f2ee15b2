import { assert } from './assert.ts'
import type { Brand } from './brand.ts'

// A calendar day 'YYYY-MM-DD'; as text it sorts and compares in the order of time.
export type CalendarDate = Brand<'CalendarDate'>

const DATE = /^(?:19\d\d|20\d\d|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const MILLISECONDS_IN_DAY = 86_400_000
const DAYS_IN_EVERY_MONTH = 28

// Reads a real day of 1900–2100 in the extract's form; refuses 2019-02-29 and every other form.
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (!DATE.test(text)) return undefined
  const day = Number(text.slice(8))
  if (day <= DAYS_IN_EVERY_MONTH) return text as CalendarDate
  const last = daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
  return day <= last ? (text as CalendarDate) : undefined
}

// The day so many days later, or earlier when negative; may leave 1900–2100 at the edges.
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const day = Number(date.slice(8)) + days
  if (day >= 1 && day <= DAYS_IN_EVERY_MONTH) {
    return `${date.slice(0, 8)}${String(day).padStart(2, '0')}` as CalendarDate
  }
  return dateOf(Temporal.PlainDate.from(date).add({ days }))
}

// How many days later the second day is than the first; negative when it is earlier.
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (midnightUtc(to) - midnightUtc(from)) / MILLISECONDS_IN_DAY
}

// The day on the wall calendar of an IANA zone at that instant.
export function dateInZone(instant: Temporal.Instant, zone: string): CalendarDate {
  return dateOf(instant.toZonedDateTimeISO(zone).toPlainDate())
}

// The length of a month, 1 to 12, in the Gregorian calendar.
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function midnightUtc(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
}

function dateOf(day: Temporal.PlainDate): CalendarDate {
  // Other years have a sign and six digits, and would no longer sort as text.
  assert(day.year >= 1000 && day.year <= 9999, 'a date has a year of four digits')
  return day.toString() as CalendarDate
}
