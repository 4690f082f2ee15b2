import type { Viewed } from '#core/customers/viewer.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type PaymentHistory, paymentState } from './payment-state.ts'
import { receiptOf } from './receipt-of.ts'
import { byYear, type ReceiptYear } from './receipt-years.ts'
import { type ReceiptsRow, selectReceipts } from './store.ts'

export type ReceiptList = {
  readonly asOf: Temporal.Instant | null
  // Set aside by the last extract: the figures stay as of an earlier one.
  readonly held: boolean
  // The newest first; empty before the first receipt.
  readonly years: readonly ReceiptYear[]
}

// Every receipt of the account with what became of its sum, in one round trip. Undefined when the
// account is not in the viewer's scope.
export async function listReceipts(
  { db }: { readonly db: Database },
  viewed: Viewed,
): Promise<ReceiptList | undefined> {
  const [row] = await db.readTogether(viewed.scope, selectReceipts(viewed))
  return row && listOf(row)
}

function listOf(row: ReceiptsRow): ReceiptList {
  const receipts = row.receipts.map(receiptOf)
  const latestPeriod = receipts
    .map((receipt) => receipt.period)
    .sort()
    .at(-1)
  if (latestPeriod === undefined) return { asOf: row.as_of, held: row.held, years: [] }
  const history: PaymentHistory = {
    balance: row.balance,
    paid: row.paid.map(([period, paid]) => ({ period, paid: BigInt(paid) })),
    latestPeriod,
  }
  const years = byYear(receipts, (receipt) => paymentState(receipt, history))
  return { asOf: row.as_of, held: row.held, years }
}
