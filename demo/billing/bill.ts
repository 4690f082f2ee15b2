import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import type { BillingMonth } from '../billing-calendar.ts'
import type { DemoContract, DemoMeter } from '../households/household.ts'
import type { Zone } from '../tariffs.ts'

export type EntryKind =
  | 'opening'
  | 'charge'
  | 'recalculation'
  | 'penalty'
  | 'payment'
  | 'benefit'
  | 'write_off'

export type Entry = {
  readonly id: string
  readonly contract: DemoContract
  readonly kind: EntryKind
  readonly amount: Kopecks
  readonly postedOn: CalendarDate
  readonly zone?: Zone
  readonly quantity?: Decimal
  readonly price?: Decimal
  readonly note?: string
}

export type ReadingSource =
  | 'customer'
  | 'inspector'
  | 'automatic'
  | 'estimated'
  | 'norm'
  | 'initial'
  | 'final'

export type Reading = {
  readonly id: string
  readonly meter: DemoMeter
  readonly zone: Zone
  readonly takenOn: CalendarDate
  readonly value: Decimal
  readonly source: ReadingSource
  readonly rejectReason?: string
  readonly usedIn?: Period
  // Of one that came through the cabinet.
  readonly portalReadingId?: string
  // The accepted reading before it on the same dial, for the receipt.
  readonly previous?: Decimal
}

export type Balance = {
  readonly contract: DemoContract
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
}

// What one calculation says of one account for one month.
export type MonthlyBill = {
  readonly month: BillingMonth
  readonly readings: readonly Reading[]
  readonly entries: readonly Entry[]
  readonly balances: readonly Balance[]
}
