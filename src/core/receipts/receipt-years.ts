import { compareTexts } from '#base/text.ts'
import type { PaymentState } from './payment-state.ts'
import type { Receipt } from './receipt.ts'

// A month's receipt as it stands now, and beside it those that billing issued before it.
export type MonthReceipt = {
  readonly receipt: Receipt
  readonly state: PaymentState
  // Newest first; they stay, byte for byte.
  readonly replaced: readonly Receipt[]
}

export type ReceiptYear = { readonly year: string; readonly months: readonly MonthReceipt[] }

// Every revision once, under its year and month, the newest first.
export function byYear(
  receipts: readonly Receipt[],
  stateOf: (receipt: Receipt) => PaymentState,
): readonly ReceiptYear[] {
  const sorted = receipts.toSorted(
    (left, right) => compareTexts(right.period, left.period) || right.revision - left.revision,
  )
  const months = [...Map.groupBy(sorted, (receipt) => receipt.period).values()].flatMap(
    ([receipt, ...replaced]) => (receipt ? [{ receipt, state: stateOf(receipt), replaced }] : []),
  )
  const years = Map.groupBy(months, ({ receipt }) => receipt.period.slice(0, 4))
  return [...years].map(([year, ofYear]) => ({ year, months: ofYear }))
}
