import { assert } from './assert.ts'
import type { Brand } from './brand.ts'
import { type CalendarDate, daysInMonth } from './calendar-date.ts'

// A billing period: the calendar month 'YYYY-MM' that charges belong to. Sorts as text.
export type Period = Brand<'Period'>

const PERIOD = /^(?:19\d\d|20\d\d|2100)-(?:0[1-9]|1[0-2])$/

// Reads a month of 1900–2100 in the extract's form, refuses every other form.
export function parsePeriod(text: string): Period | undefined {
  return PERIOD.test(text) ? (text as Period) : undefined
}

// The month after. That of 2100-12 is 2101-01: arithmetic on a period that was read never fails.
export function nextPeriod(period: Period): Period {
  return periodAt(monthNumber(period) + 1)
}

// The month before. That of 1900-01 is 1899-12.
export function previousPeriod(period: Period): Period {
  return periodAt(monthNumber(period) - 1)
}

// How many months later the second period is than the first; negative when it is earlier.
export function monthsBetween(from: Period, to: Period): number {
  return monthNumber(to) - monthNumber(from)
}

// The month a day lies in.
export function periodOfDate(date: CalendarDate): Period {
  return date.slice(0, 7) as Period
}

// The 1st of the month.
export function firstDayOf(period: Period): CalendarDate {
  return `${period}-01` as CalendarDate
}

// The 28th to the 31st of the month.
export function lastDayOf(period: Period): CalendarDate {
  return `${period}-${daysIn(period)}` as CalendarDate
}

// How many days the month has.
export function daysIn(period: Period): number {
  return daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)))
}

// The database keeps a period as the first day of its month; any other day there is our mistake.
export function periodFromSqlDate(text: string): Period {
  const period = text.endsWith('-01') ? parsePeriod(text.slice(0, -3)) : undefined
  assert(period !== undefined, 'a stored period is the first day of a month')
  return period
}

// The first day of the month, as the database keeps it.
export function periodToSqlDate(period: Period): string {
  return firstDayOf(period)
}

// Months since the year 0, so that neighbours differ by one across New Year too.
function monthNumber(period: Period): number {
  return Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1
}

function periodAt(number: number): Period {
  const month = (number % 12) + 1
  return `${Math.floor(number / 12)}-${month < 10 ? '0' : ''}${month}` as Period
}
