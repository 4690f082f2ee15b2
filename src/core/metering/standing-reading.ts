import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { PortalReadingId } from './submission.ts'

// What was sent of one zone and neither answered by billing nor replaced.
export type StandingReading = {
  readonly portalReadingId: PortalReadingId
  readonly submissionNumber: number
  readonly value: Decimal
  readonly takenOn: CalendarDate
  // The bill it was sent for.
  readonly period: Period
  // Billing has it already, in a return package.
  readonly handedOver: boolean
}

// Which of those that stand, in the order of sending, a new value stands instead of: one reading
// for one bill, and a correction that of the submission it names. Null when it is the first.
export function replacedOf(
  standing: readonly StandingReading[],
  period: Period,
  corrects: number | null,
): StandingReading | null {
  const isReplaced = (one: StandingReading) =>
    corrects === null ? one.period === period : one.submissionNumber === corrects
  return standing.findLast(isReplaced) ?? null
}
