import { assert } from '#base/assert.ts'
import { addDays, type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import { daysIn, firstDayOf, nextPeriod, type Period, periodOfDate } from '#base/period.ts'
import type { ReadingWindow } from '#core/customers/reading-window.ts'
import type { Service } from '#core/customers/service.ts'

// Where a day stands among the days for sending readings. What is sent counts for `period`: that of
// the month while its window is to come or open, that of the next one once it has closed (a later
// reading is used in the next period, ПП РФ № 354). Nobody is turned away.
export type SubmissionWindow = {
  readonly state: 'before' | 'open' | 'after'
  readonly period: Period
  // The days of that period's window, both included.
  readonly opensOn: CalendarDate
  readonly closesOn: CalendarDate
  // Whole days until the last one; 0 on the last day itself.
  readonly daysLeft: number
}

type Asked = { readonly branch: string; readonly service: Service }

// The window on a day of the utility's calendar. Settings cover every branch and service.
export function submissionWindow(
  windows: readonly ReadingWindow[],
  asked: Asked,
  today: CalendarDate,
): SubmissionWindow {
  const thisMonth = periodOfDate(today)
  const current = daysOf(windows, asked, thisMonth)
  const isOver = today > current.closesOn
  const period = isOver ? nextPeriod(thisMonth) : thisMonth
  const { opensOn, closesOn } = isOver ? daysOf(windows, asked, period) : current
  const state = isOver ? 'after' : today < opensOn ? 'before' : 'open'
  return { state, period, opensOn, closesOn, daysLeft: daysBetween(today, closesOn) }
}

function daysOf(windows: readonly ReadingWindow[], asked: Asked, period: Period) {
  const { firstDay, lastDay } = windowOf(windows, asked, period)
  const day = (number: number) => addDays(firstDayOf(period), Math.min(number, daysIn(period)) - 1)
  return { opensOn: day(firstDay), closesOn: day(lastDay) }
}

// Of the windows for this branch and service that have begun by the period, the one that says most
// of them, and of equals the latest. Before the first of all has begun, it is as if it had.
function windowOf(
  windows: readonly ReadingWindow[],
  { branch, service }: Asked,
  period: Period,
): ReadingWindow {
  const fitting = windows.filter(
    (one) => (one.branch ?? branch) === branch && (one.service ?? service) === service,
  )
  const begun = fitting.filter(({ from }) => from <= period)
  const [chosen] = (begun.length > 0 ? begun : fitting).toSorted(
    (one, other) => weight(other) - weight(one) || (one.from < other.from ? 1 : -1),
  )
  assert(chosen !== undefined, 'settings have a window for every branch and service')
  return chosen
}

// A branch knows better than a service what its own people do.
function weight({ branch, service }: ReadingWindow): number {
  return (branch === undefined ? 0 : 2) + (service === undefined ? 0 : 1)
}
