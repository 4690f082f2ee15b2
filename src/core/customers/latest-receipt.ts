import { type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'

// The last revision of the last receipt that billing issued for an account.
export type LatestReceipt = {
  readonly period: Period
  readonly revision: number
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly totalDue: Kopecks
}

// As a statement answers it in JSON.
export type LatestReceiptJson = readonly [
  period: Period,
  revision: number,
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  totalDue: number,
]

// Money in JSON is whole kopecks, exact up to the domain's bounds.
export function latestReceiptOf(json: LatestReceiptJson): LatestReceipt {
  const [period, revision, issuedOn, dueOn, totalDue] = json
  return { period, revision, issuedOn, dueOn, totalDue: BigInt(totalDue) }
}

// A receipt is news for so many days, its own included.
const NEWS_DAYS = 10

export function isNews({ issuedOn }: LatestReceipt, today: CalendarDate): boolean {
  const age = daysBetween(issuedOn, today)
  return age >= 0 && age < NEWS_DAYS
}
