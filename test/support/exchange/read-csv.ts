import { createHash } from 'node:crypto'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { Fault } from '#core/exchange/fault.ts'
import type { TableResource } from '#core/exchange/reading/manifest.ts'
import type { PackageSource } from '#core/exchange/reading/package-source.ts'
import { readTable } from '#core/exchange/reading/read-table.ts'
import type { TableName } from '#core/exchange/reading/table-name.ts'
import { memorySource } from './memory-source.ts'

const context = {
  calculatedOn: '2019-01-31' as CalendarDate,
  branches: new Set(['elizovo', 'milkovo']),
}

type ReadCsv = {
  columns: readonly string[]
  rows: (readonly (string | null)[])[]
  lines: number[]
  faults: Fault[]
}

// Reads a table's text as it would come from a package whose manifest tells the truth of it, but
// for the changes.
export async function readCsv(
  name: TableName,
  content: string | Buffer,
  changes: Partial<TableResource> = {},
  pieceBytes?: number,
): Promise<ReadCsv> {
  const bytes = Buffer.from(content)
  const source = memorySource({ [`${name}.csv`]: bytes }, pieceBytes)
  return readAll(source, {
    ...resourceOf(name),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows: bytes.toString('latin1').split('\n').length - 2,
    ...changes,
  })
}

// The same for bytes that are made as they are read; the manifest knows nothing of them.
export function readPieces(name: TableName, pieces: () => AsyncIterable<Buffer>): Promise<ReadCsv> {
  const source = { files: [], open: pieces, close: async () => {} }
  return readAll(source, { ...resourceOf(name), bytes: 0, sha256: '', rows: 0 })
}

async function readAll(source: PackageSource, resource: TableResource): Promise<ReadCsv> {
  const told: ReadCsv = { columns: [], rows: [], lines: [], faults: [] }
  const report = (fault: Fault) => told.faults.push(fault)
  for await (const { columns, rows, lines } of readTable(source, resource, report, context)) {
    told.columns = columns
    told.rows.push(...rows)
    told.lines.push(...lines)
  }
  return told
}

function resourceOf(
  name: TableName,
): Pick<TableResource, 'name' | 'path' | 'encoding' | 'delimiter'> {
  return { name, path: `${name}.csv`, encoding: 'utf-8', delimiter: ';' }
}
