import type { CalendarDate } from '#base/calendar-date.ts'
import type { ReadingWindow } from '#core/customers/reading-window.ts'
import type { Service } from '#core/customers/service.ts'
import type { MeterToRead } from '#core/customers/show-summary.ts'
import { type SubmissionWindow, submissionWindow } from './submission-window.ts'

export type DueService = {
  readonly service: Service
  readonly window: SubmissionWindow
  readonly meters: number
  // How many of them nothing was sent of for this window's bill that billing has not rejected.
  readonly missing: number
  // The newest submission for that bill.
  readonly lastNumber: number | null
}

// What is still to be sent of an account, one for each service with meters that take readings.
export function dueReadings(
  { branch, metersToRead }: Readonly<{ branch: string; metersToRead: readonly MeterToRead[] }>,
  windows: readonly ReadingWindow[],
  today: CalendarDate,
): readonly DueService[] {
  const byService = Map.groupBy(metersToRead, ({ service }) => service)
  return [...byService].map(([service, meters]) => {
    const window = submissionWindow(windows, { branch, service }, today)
    const sent = meters.filter(({ sentFor }) => sentFor !== null && sentFor >= window.period)
    const numbers = sent.flatMap(({ number }) => number ?? [])
    return {
      service,
      window,
      meters: meters.length,
      missing: meters.length - sent.length,
      lastNumber: numbers.length === 0 ? null : Math.max(...numbers),
    }
  })
}
