import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import type { Service, Unit } from '#core/customers/service.ts'
import type { Zone } from '#core/customers/zone.ts'

// In the order in which a month's rows of one day stand.
export const entryKinds = [
  'opening',
  'charge',
  'recalculation',
  'penalty',
  'benefit',
  'write_off',
  'payment',
] as const

export type EntryKind = (typeof entryKinds)[number]

// One row of the лицевая карта; it never changes, a correction is a row of its own.
export type Entry = {
  readonly entryId: string
  readonly contractNumber: string
  readonly period: Period
  readonly kind: EntryKind
  readonly zone: Zone | null
  // In the unit of the contract's tariff.
  readonly quantity: Decimal | null
  // Rubles for one unit.
  readonly price: Decimal | null
  // Positive raises the debt, negative lowers it.
  readonly amount: Kopecks
  readonly postedOn: CalendarDate
  readonly note: string | null
}

// What billing closed a contract's month with: opening + charged + paid = closing.
export type Balance = {
  readonly contractNumber: string
  readonly period: Period
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
}

export type LedgerContract = {
  readonly contractNumber: string
  readonly service: Service
  // Undefined when billing gave no tariff for the contract.
  readonly unit: Unit | undefined
}
