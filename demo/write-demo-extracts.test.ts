import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import { describeAccount } from '#core/exchange/describe-account.ts'
import { importExtract } from '#core/exchange/import-extract.ts'
import { freshDatabase } from '#test/support/database.ts'
import { importParts, temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { receiptsToTry } from './receipts-to-try.ts'
import { writeDemoExtracts } from './write-demo-extracts.ts'

const { owner } = await freshDatabase()
const parts = await importParts(owner)
const folder = await temporaryFolder()
const made = writeDemoExtracts({ folder: join(folder, 'extracts'), receiptMonths: 2 })

test('the cabinet takes every extract of the make-believe utility whole', async () => {
  assert.equal(made.folders.length, 10)
  for (const path of made.folders) {
    const { kept, verdict } = await importExtract(parts, { path, dryRun: false })
    assert.deepEqual([kept, verdict], [[], 'accept'], path)
  }
})

test('every receipt to try is one the cabinet was handed', async () => {
  const receipts = receiptsToTry()
  assert.equal(receipts.length, 19)
  for (const { accountNumber, period, uniqueNumber } of receipts) {
    const shown = await describeAccount({ db: owner, timeZone: 'Asia/Kamchatka' }, accountNumber)
    assert.ok(!isRefused(shown))
    assert.equal(
      shown.receipts.some((receipt) => receipt.period === period),
      true,
    )
    const hash = parts.keyring.mac('receipt-number', uniqueNumber)
    const found = await owner.pool.query(
      'select account_number from receipt_numbers where number_hash = $1',
      [hash],
    )
    assert.deepEqual(found.rows, [{ account_number: accountNumber }])
  }
})
