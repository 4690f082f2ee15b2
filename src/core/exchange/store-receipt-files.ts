import { periodFromSqlDate } from '#base/period.ts'
import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { ImportProgress } from './import-progress.ts'
import { type NewReceipt, newReceiptsAfter, selectNewReceipts } from './publish-store.ts'
import type { PackageSource } from './reading/package-source.ts'
import { receiptFileName } from './reading/receipt-file-name.ts'

// Receipts asked for at once, whose copies go to the disk together.
const batchRows = 2_000

// Puts the exact copies of the new receipts into the store. Once it returns they survive a loss of
// power, and rows may name them. A file left by an import that died here is found and kept.
export async function storeReceiptFiles(
  tx: Tx,
  source: PackageSource,
  files: ReceiptFiles,
  hooks: {
    progress: (progress: ImportProgress) => void
    betweenBatches: () => Promise<void> | void
  },
): Promise<void> {
  const copyOf = (receipt: NewReceipt) => ({
    sha256: receipt.sha256,
    content: source.open(pathOf(receipt)),
  })
  const total = await selectNewReceipts(tx)
  let done = 0
  let line = 0
  for (;;) {
    const batch = await newReceiptsAfter(tx, line, batchRows)
    const last = batch.at(-1)
    if (!last) break
    await files.put(batch.map(copyOf))
    line = last.line
    done += batch.length
    hooks.progress({ stage: 'files', done, total })
    await hooks.betweenBatches()
  }
  await files.settle()
}

const pathOf = ({ account, period, revision }: NewReceipt): string =>
  receiptFileName(account, periodFromSqlDate(period), `${revision}`)
