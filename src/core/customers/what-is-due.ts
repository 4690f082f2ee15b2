import type { CalendarDate } from '#base/calendar-date.ts'
import { type Kopecks, sum } from '#base/money.ts'

// What a total to pay is made of; any account that has a balance and a last receipt.
type Payable = {
  readonly balance: Kopecks
  readonly latestReceipt: { readonly dueOn: CalendarDate } | null
}

export type TotalDue = {
  readonly amount: Kopecks
  // The earliest of the days, so that whoever pays by it is late nowhere; null when nothing is due.
  readonly dueOn: CalendarDate | null
  // Some of the accounts have a later day.
  readonly severalDays: boolean
}

// Within an account an overpaid service covers another, as on its receipt: total_due is the sum of
// the closings and never below zero. Between accounts nothing covers anything.
export function amountDue(balance: Kopecks): Kopecks {
  return balance > 0n ? balance : 0n
}

// What all accounts together are to pay, and by when.
export function totalDue(accounts: readonly Payable[]): TotalDue {
  const owing = accounts.filter((account) => account.balance > 0n)
  const days = owing.flatMap((account) => account.latestReceipt?.dueOn ?? []).sort()
  return {
    amount: sum(owing.map((account) => account.balance)),
    dueOn: days[0] ?? null,
    severalDays: days.at(-1) !== days[0],
  }
}
