import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import type { Service, Unit } from '#core/customers/service.ts'
import type { Zone, ZoneCount } from '#core/customers/zone.ts'
import type { StandingReading } from './standing-reading.ts'
import type { WithVolume } from './volumes.ts'

// A meter as the form for readings knows it: what shows it there and judges its next values. Those
// that take no readings are meters of the form too (meter-refusal.ts).
export type FormMeter = {
  readonly meterId: string
  readonly service: Service
  readonly unit: Unit
  readonly serialNumber: string
  readonly model: string
  readonly place: string | null
  readonly zones: ZoneCount
  readonly integerDigits: number
  readonly fractionDigits: number
  readonly ratio: Decimal
  readonly installedOn: CalendarDate
  // Its last day, by whatever ended it: the meter taken out, the contract or the account closed.
  readonly closedOn: CalendarDate | null
  readonly verifyBefore: CalendarDate | null
  // False when it is read automatically or is out of order.
  readonly acceptsReadings: boolean
  // The bill that a reading sent now is for; of a correction, that of what it puts right.
  readonly period: Period
  readonly dials: readonly FormDial[]
}

// One zone of it.
export type FormDial = {
  readonly zone: Zone
  // What the next value is measured from: the last reading that somebody took, or one sent for an
  // earlier bill that billing has not answered yet; for a correction, those before what it puts
  // right. Null for a dial nobody has read.
  readonly previous: PreviousReading | null
  // Billing's accepted readings of this zone among the meter's last sixty, in order of time.
  readonly history: readonly WithVolume[]
  // What a value sent now stands instead of.
  readonly replaces: StandingReading | null
  // What was sent last and billing has not answered, for whichever bill.
  readonly lastSent: StandingReading | null
  // Rubles for one unit today; null when billing gave none.
  readonly price: Decimal | null
}

export type PreviousReading = {
  readonly value: Decimal
  readonly takenOn: CalendarDate
  readonly source: ReadingSource
}
