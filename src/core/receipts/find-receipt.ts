import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { amountDue } from '#core/customers/what-is-due.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { Receipt } from './receipt.ts'
import { receiptOf } from './receipt-of.ts'
import { selectReceipt } from './store.ts'

export type FoundReceipt = {
  readonly receipt: Receipt
  // Of the exact copy.
  readonly sha256: Buffer
  // Above the receipt's own revision when billing issued the month anew.
  readonly latestRevision: number
  readonly asOf: Temporal.Instant | null
  readonly held: boolean
}

// One revision of a month's receipt. Undefined for a receipt of another account and for one that
// never was, alike.
export async function findReceipt(
  { db }: { readonly db: Database },
  viewed: Viewed,
  period: Period,
  revision: number,
): Promise<FoundReceipt | undefined> {
  const [row] = await db.readTogether(viewed.scope, selectReceipt(viewed, period, revision))
  if (!row) return undefined
  return {
    receipt: receiptOf(row.receipt),
    sha256: row.sha256,
    latestRevision: row.latest_revision,
    asOf: row.as_of,
    held: row.held,
  }
}

type MonthSums = {
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
}

// Whether the month's books say to the kopeck what the receipt says. They do for the last revision
// of a month; an earlier one may have been issued over other figures.
export function agreesWithBooks(receipt: Receipt, month: MonthSums): boolean {
  return (
    receipt.opening === month.opening &&
    receipt.charged === month.charged &&
    receipt.paid === month.paid &&
    receipt.totalDue === amountDue(month.closing)
  )
}
