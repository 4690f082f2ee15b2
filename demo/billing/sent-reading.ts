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

// All that customers sent, as billing knows it when it bills the month with this index.
export type SentReadings = {
  // What the month's bill answers, in order of time.
  readonly due: (meterId: string, month: number) => readonly DueReading[]
  // Whether the meter has some for a later bill.
  readonly areWaiting: (meterId: string, month: number) => boolean
}

export const nothingSent: SentReadings = { due: () => [], areWaiting: () => false }
