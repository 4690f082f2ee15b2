import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Zone } from '../tariffs.ts'

// A reading that a customer sent through the cabinet, as it came in a return package.
export type SentReading = {
  readonly portalReadingId: string
  readonly meterId: string
  readonly zone: Zone
  readonly takenOn: CalendarDate
  readonly value: Decimal
  readonly submittedAt: Temporal.Instant
  // The earlier one that it puts right.
  readonly replaces: string | undefined
}

// One that a month's bill answers.
export type DueReading = SentReading & {
  // Whether one that puts it right is known by then.
  readonly replaced: boolean
}

// What a meter's bill of the month with this index answers, in order of time.
export type DueReadings = (meterId: string, month: number) => readonly DueReading[]
