import { pipeline } from 'node:stream/promises'
import { assert } from '#base/assert.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { copyBytes, copyText } from './copy-text.ts'
import type { Fault } from './fault.ts'
import type { FaultLog } from './fault-log.ts'
import type { ImportProgress } from './import-progress.ts'
import { KeyOrder } from './key-order.ts'
import type { Manifest, TableResource } from './reading/manifest.ts'
import type { PackageSource } from './reading/package-source.ts'
import { readTable, type TableRows } from './reading/read-table.ts'
import type { TableName } from './reading/table-name.ts'
import { tableSchemas } from './reading/table-schema.ts'
import { ReceiptInspection } from './receipt-inspection.ts'
import {
  analyzeStaging,
  copyIntoStaging,
  createStaging,
  stageLeftOutRows,
} from './staging-store.ts'

type Staging = {
  readonly source: PackageSource
  readonly manifest: Manifest
  readonly branches: ReadonlySet<string>
  readonly keyring: Keyring
  readonly log: FaultLog
  readonly progress: (progress: ImportProgress) => void
}

// Reads every table once and the PDF files with it, and leaves the good rows in the staging tables.
// Reading and COPY go on side by side; memory holds a few batches at a time. Tells the tables whose
// keys were seen to come once each.
export async function stageExtract(tx: Tx, staging: Staging): Promise<ReadonlySet<string>> {
  const { source, manifest, log } = staging
  await createStaging(tx)
  const inspection = new ReceiptInspection(source, manifest, log.report)
  const inOrder = new Set<string>()
  for (const resource of manifest.tables) {
    const keys = new KeyOrder()
    const chunks = copyChunks(staging, resource, inspection, keys)
    await pipeline(chunks, copyIntoStaging(tx, resource.name))
    if (keys.holds) inOrder.add(resource.name)
  }
  const atFault = log.leftOut().filter(({ resource }) => resource === 'receipts')
  inspection.reportUnnamed(new Set(atFault.map(({ account }) => account)))
  await stageLeftOutRows(tx, log.leftOut())
  await analyzeStaging(tx)
  return inOrder
}

async function* copyChunks(
  { source, manifest, branches, keyring, log, progress }: Staging,
  resource: TableResource,
  inspection: ReceiptInspection,
  keys: KeyOrder,
): AsyncGenerator<Buffer> {
  const context = { calculatedOn: manifest.calculatedOn, branches }
  const receipts = resource.name === 'receipts' ? receiptColumns(keyring) : undefined
  let done = 0
  let badRows = 0
  let lastBadLine: number | null = null
  // The faults of one row come one after another.
  const report = (fault: Fault) => {
    if (fault.line !== null && fault.line !== lastBadLine) badRows += 1
    lastBadLine = fault.line
    log.report(fault)
  }
  for await (const batch of readTable(source, resource, report, context)) {
    takeKeys(keys, resource.name, batch)
    if (receipts) await inspection.inspect(receipts.filesOf(batch))
    yield copyText(batch.lines, receipts ? receipts.withoutNumbers(batch) : batch.rows)
    done += batch.rows.length
    progress({ stage: 'reading', what: resource.path, done, total: resource.rows })
  }
  if (done + badRows < resource.rows) log.rowsLost = true
}

function takeKeys(keys: KeyOrder, table: TableName, { columns, rows }: TableRows): void {
  const places = tableSchemas[table].primaryKey.map((column) => columns.indexOf(column))
  for (const row of rows) {
    if (!keys.holds) return
    keys.take(places.map((place) => row[place]).join(' '))
  }
}

// The unique number is hashed before it leaves the process: no table ever holds the number itself.
function receiptColumns(keyring: Keyring) {
  const hashed = (value: string | null) =>
    value === null ? null : copyBytes(keyring.mac('receipt-number', value).toString('hex'))
  const placesOf = (columns: readonly string[]) => (name: string) => {
    const at = columns.indexOf(name)
    assert(at >= 0, `receipts have a column ${name}`)
    return at
  }
  return {
    withoutNumbers: ({ columns, rows }: TableRows) => {
      const place = placesOf(columns)
      const [number, file, sha256] = [place('unique_number'), place('file'), place('sha256')]
      return rows.map((row) => {
        const kept = row.with(number, hashed(row[number] ?? null))
        return kept.with(sha256, copyBytes(row[sha256] ?? '')).toSpliced(file, 1)
      })
    },
    filesOf: ({ columns, lines, rows }: TableRows) => {
      const place = placesOf(columns)
      const [account, file, bytes, sha256] = [
        place('account_number'),
        place('file'),
        place('bytes'),
        place('sha256'),
      ]
      return rows.map((row, at) => ({
        line: lines[at] ?? 0,
        account: row[account] ?? '',
        file: row[file] ?? '',
        bytes: row[bytes] ?? '',
        sha256: row[sha256] ?? '',
      }))
    },
  }
}
