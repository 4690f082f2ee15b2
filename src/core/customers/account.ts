import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { AccountNumber, LinkId } from '#base/ids.ts'
import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import type { LatestReceipt } from './latest-receipt.ts'
import type { ReadingSource } from './reading-source.ts'
import type { Service, Unit } from './service.ts'
import type { Zone, ZoneCount } from './zone.ts'

// A лицевой счёт as its viewer reads it.
export type Account = {
  readonly linkId: LinkId
  readonly accountNumber: AccountNumber
  readonly givenName: string | null
  readonly branch: string
  readonly unifiedNumber: string | null
  readonly holderName: string
  readonly address: string
  readonly kind: 'resident' | 'organisation'
  readonly areaM2: Decimal | null
  readonly residents: number | null
  readonly openedOn: CalendarDate
  readonly closedOn: CalendarDate | null
  readonly asOf: Temporal.Instant | null
  // Set aside by the last extract: the figures stay as of an earlier one.
  readonly held: boolean
  // Positive is a debt; the sum over the contracts.
  readonly balance: Kopecks
  readonly contracts: readonly Contract[]
  readonly meters: readonly Meter[]
  readonly latestReceipt: LatestReceipt | null
}

export type Contract = {
  readonly contractNumber: string
  readonly service: Service
  readonly supplier: string
  readonly signedOn: CalendarDate
  readonly endedOn: CalendarDate | null
  // Of its last billed period; null before the first bill.
  readonly lastMonth: ContractMonth | null
  // Those in force on the day asked for, by zone; none when billing gave none.
  readonly prices: readonly Price[]
}

export type ContractMonth = {
  readonly period: Period
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
}

export type Price = {
  readonly zone: Zone
  readonly name: string
  readonly unit: Unit
  // Rubles for one unit.
  readonly price: Decimal
  readonly validFrom: CalendarDate
}

export type Meter = {
  readonly meterId: string
  readonly contractNumber: string
  readonly service: Service
  readonly serialNumber: string
  readonly model: string
  readonly zones: ZoneCount
  // The transformer coefficient; 1 for nearly everybody.
  readonly ratio: Decimal
  readonly installedOn: CalendarDate
  readonly removedOn: CalendarDate | null
  // Its last day, by whatever ended it: the meter taken out, the contract or the account closed.
  readonly closedOn: CalendarDate | null
  readonly verifiedOn: CalendarDate | null
  readonly verifyBefore: CalendarDate | null
  readonly place: string | null
  // False when it is read automatically or is out of order.
  readonly acceptsReadings: boolean
  readonly lastReadings: readonly LastReading[]
  // What was sent and billing has not answered yet.
  readonly sentReadings: readonly SentLately[]
}

export type SentLately = {
  readonly zone: Zone
  readonly value: Decimal
  readonly takenOn: CalendarDate
  // The number of its submission within the account.
  readonly submission: number
}

// The last accepted reading of one zone.
export type LastReading = {
  readonly zone: Zone
  readonly takenOn: CalendarDate
  readonly value: Decimal
  readonly source: ReadingSource
  readonly usedIn: Period | null
}
