import { type Kopecks, sum } from '#base/money.ts'
import type { Period } from '#base/period.ts'

// What became of the sum of a month's last receipt.
export type PaymentState =
  // The receipt asked for nothing.
  | 'nothing-due'
  // Later payments cover it, or nothing is owed any more.
  | 'paid'
  // The last receipt: this is what is owed now.
  | 'due'
  // Not all of it came in: the rest is part of the next receipt.
  | 'carried'

export type PaymentHistory = {
  // The account's present balance; positive is a debt.
  readonly balance: Kopecks
  // What came in within each month billed; zero or less, as billing has it.
  readonly paid: readonly { readonly period: Period; readonly paid: Kopecks }[]
  readonly latestPeriod: Period
}

// A receipt of a month is paid out of what came in after that month, the oldest debt first.
export function paymentState(
  receipt: { readonly period: Period; readonly totalDue: Kopecks },
  history: PaymentHistory,
): PaymentState {
  if (receipt.totalDue === 0n) return 'nothing-due'
  if (history.balance <= 0n) return 'paid'
  const since = history.paid.filter((month) => month.period > receipt.period)
  if (-sum(since.map((month) => month.paid)) >= receipt.totalDue) return 'paid'
  return receipt.period === history.latestPeriod ? 'due' : 'carried'
}
