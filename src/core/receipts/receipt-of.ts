import type { Receipt } from './receipt.ts'
import type { ReceiptJson } from './store.ts'

// Money in JSON is whole kopecks, exact up to the domain's bounds.
export function receiptOf(json: ReceiptJson): Receipt {
  const [period, revision, issuedOn, dueOn, opening, charged, paid, totalDue, bytes] = json
  return {
    period,
    revision,
    issuedOn,
    dueOn,
    opening: BigInt(opening),
    charged: BigInt(charged),
    paid: BigInt(paid),
    totalDue: BigInt(totalDue),
    bytes,
  }
}
