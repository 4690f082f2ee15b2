import type { CalendarDate } from '#base/calendar-date.ts'
import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'

// One revision of a receipt, with the sums printed on it.
export type Receipt = {
  readonly period: Period
  // 1, and one more each time billing issued the month anew.
  readonly revision: number
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  // opening + charged + paid is what the contracts closed with.
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  // The same, but never below zero: an overpayment is not asked for.
  readonly totalDue: Kopecks
  // Size of the PDF.
  readonly bytes: number
}

// What the contracts closed with together; a receipt does not print it when it is an overpayment.
export function closingOf({ opening, charged, paid }: Receipt): Kopecks {
  return opening + charged + paid
}
