import { type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import { firstDayOf, lastDayOf, nextPeriod, type Period } from '#base/period.ts'

// One billing month of a data set, with the dates that hang on it.
export type BillingMonth = {
  // 0 is the data set's first month.
  readonly index: number
  readonly period: Period
  // 1 is January.
  readonly month: number
  readonly days: number
  // Days since 1970, for counting delays.
  readonly firstDayNumber: number
  // The receipt: printed on the 1st of the next month, to be paid by its 10th.
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly dueDayNumber: number
}

// So many months from the first period on.
export function billingCalendar(first: Period, months: number): BillingMonth[] {
  const calendar: BillingMonth[] = []
  for (let index = 0, period = first; index < months; index += 1, period = nextPeriod(period)) {
    const dueOn = workingDay(`${nextPeriod(period)}-10` as CalendarDate)
    calendar.push({
      index,
      period,
      month: Number(period.slice(5)),
      days: Number(lastDayOf(period).slice(8)),
      firstDayNumber: dayNumber(firstDayOf(period)),
      issuedOn: firstDayOf(nextPeriod(period)),
      dueOn,
      dueDayNumber: dayNumber(dueOn),
    })
  }
  return calendar
}

// The day of a month; the 31st of a shorter one is its last.
export function dayOf(month: BillingMonth, day: number): CalendarDate {
  const within = Math.min(day, month.days)
  return `${month.period}-${within < 10 ? '0' : ''}${within}` as CalendarDate
}

// A term that ends on a weekend ends on Monday (Civil Code of Russia, art. 193).
export function workingDay(date: CalendarDate): CalendarDate {
  const day = Temporal.PlainDate.from(date)
  const late = day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0
  return day.add({ days: late }).toString() as CalendarDate
}

function dayNumber(date: CalendarDate): number {
  return daysBetween('1970-01-01' as CalendarDate, date)
}
