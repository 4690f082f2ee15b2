import { createHash } from 'node:crypto'
import type { Fault } from '../fault.ts'
import type { TableContext } from './column-reader.ts'
import { tableWords } from './fault-words.ts'
import type { TableResource } from './manifest.ts'
import { PackageDamaged, type PackageSource } from './package-source.ts'
import { TableParser } from './table-parser.ts'

// A batch of good rows, a thousand or two.
export type TableRows = {
  // In the order of the table's schema, whatever the order in the file.
  readonly columns: readonly string[]
  // The line each row begins on; the header is on line 1.
  readonly lines: readonly number[]
  // Text as COPY takes it for the column's SQL type: money in kopecks, a period as the first day
  // of its month, booleans as t and f, a hash as bare hexadecimal digits, the absent as null.
  // A value may be a slice of the batch's text: whoever keeps one keeps all of it.
  readonly rows: readonly (readonly (string | null)[])[]
}

// Longer than the longest row, and some thousand usual ones. The rows of a batch outlive it until
// they are sent, and every one that outlives a young generation costs: larger blocks read slower.
const BLOCK_BYTES = 96 * 1024

// Reads one table once, in flat memory. Every fault is reported, none stops the reading; rows with
// a fault are left out. What came is to be trusted only after the last batch: size, hash and the
// number of rows (R1) are reported at the end.
export async function* readTable(
  source: PackageSource,
  resource: TableResource,
  report: (fault: Fault) => void,
  context: TableContext,
): AsyncGenerator<TableRows> {
  const parser = new TableParser(resource, context, report)
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  let bytes = 0
  let filled = 0
  try {
    for await (const chunk of source.open(resource.path)) {
      hash.update(chunk)
      bytes += chunk.length
      for (let taken = 0; taken < chunk.length; ) {
        const copied = chunk.copy(block, filled, taken)
        taken += copied
        filled += copied
        if (filled < block.length) continue
        const used = parser.take(block, filled, false)
        block.copyWithin(0, used, filled)
        filled -= used
        const batch = parser.fetch()
        if (batch !== undefined) yield batch
      }
    }
  } catch (error) {
    if (!(error instanceof PackageDamaged)) throw error
    report(tableFault(resource, error.message, null))
    return
  }
  parser.take(block, filled, true)
  const batch = parser.fetch()
  if (batch !== undefined) yield batch
  reportDifferences(resource, bytes, hash.digest('hex'), parser.end(), report)
}

// R1 for a table. A file of another size has another hash, too: only the size is told then.
function reportDifferences(
  resource: TableResource,
  bytes: number,
  sha256: string,
  rows: number | undefined,
  report: (fault: Fault) => void,
): void {
  if (bytes !== resource.bytes) {
    report(tableFault(resource, tableWords.bytes(resource.bytes, bytes), String(bytes)))
  } else if (sha256 !== resource.sha256) {
    report(tableFault(resource, tableWords.hash, sha256))
  }
  if (rows !== undefined && rows !== resource.rows) {
    report(tableFault(resource, tableWords.rows(resource.rows, rows), String(rows)))
  }
}

function tableFault(resource: TableResource, message: string, value: string | null): Fault {
  const place = { file: resource.path, line: null, column: null }
  return { ...place, rule: 'R1', value, account: null, message }
}
