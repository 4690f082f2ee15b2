import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import { type Period, periodOfDate } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import type { Zone } from '#core/customers/zone.ts'

// One reading of one zone as billing keeps it.
export type Reading = {
  readonly readingId: string
  readonly zone: Zone
  readonly takenOn: CalendarDate
  // What the dial shows, with every decimal billing wrote; not multiplied by the meter's ratio.
  readonly value: Decimal
  readonly source: ReadingSource
  // Why billing did not take it; null for an accepted one.
  readonly rejectReason: string | null
  readonly status: 'accepted' | 'rejected'
  // The bill that counted it.
  readonly usedIn: Period | null
}

// The month a reading closes: the one whose bill counted it, else the one it was taken in.
export function billingMonth({ usedIn, takenOn }: Pick<Reading, 'usedIn' | 'takenOn'>): Period {
  return usedIn ?? periodOfDate(takenOn)
}

// What decides how far a step on the dial reaches.
export type Dial = {
  // Places before the decimal mark: past all nines it starts at zero again.
  readonly integerDigits: number
  // The transformer coefficient: one step of the dial is so many units.
  readonly ratio: Decimal
}
