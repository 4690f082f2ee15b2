import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { PortalReadingId } from './submission.ts'

// What was sent last of one zone and neither answered by billing nor replaced.
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

// Whether a new reading for the bill of `period` stands instead of it. A correction is of the
// submission it names; otherwise one reading stands for one bill.
export function isReplaced(
  standing: StandingReading | null,
  period: Period,
  corrects: number | null,
): standing is StandingReading {
  if (standing === null) return false
  return corrects === null ? standing.period === period : standing.submissionNumber === corrects
}
