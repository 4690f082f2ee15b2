import { showLedger } from '#core/ledger/show-ledger.ts'
import { readingsUsedIn } from '#core/metering/readings-used-in.ts'
import { findReceipt } from '#core/receipts/find-receipt.ts'
import { listReceipts } from '#core/receipts/list-receipts.ts'
import { page, type Reply } from '../../reply.ts'
import type { AccountVisit } from '../../visit.ts'
import { notFound } from '../frame/failures.ts'
import { parseReceiptAddress } from './receipt-address.ts'
import { receiptsPage } from './receipts-page.ts'
import { twinPage } from './twin-page.ts'

export async function index(visit: AccountVisit): Promise<Reply> {
  const list = await listReceipts(visit.services, visit.viewed)
  return list === undefined ? notFound(visit) : page(receiptsPage(visit, list))
}

// The receipt as a page: its own sums, and the books and readings of its month.
export async function show(visit: AccountVisit): Promise<Reply> {
  const { services, viewed, params } = visit
  const asked = parseReceiptAddress(params)
  if (asked === undefined) return notFound(visit)
  const { period, revision } = asked
  const found = await findReceipt(services, viewed, period, revision)
  if (found === undefined) return notFound(visit)
  const ledger = await showLedger(services, viewed, { from: period, to: period }, {})
  const readings = await readingsUsedIn(services, viewed, period)
  return page(twinPage(visit, { found, month: ledger?.statement.months[0], readings }))
}
