import { createHash } from 'node:crypto'
import { assert } from '#base/assert.ts'
import type { TableSchema } from '../reading/table-schema.ts'

export type TableBytes = {
  readonly bytes: Buffer
  // 64 hexadecimal digits in lower case.
  readonly sha256: string
  readonly rows: number
}

// Values by column; an empty one stands for nothing.
type TableRow = Readonly<Record<string, string>>

export const delimiter = ';'

// A table as its file: RFC 4180 in UTF-8, each line ended by LF, quotes only where they must be.
// The same rows are the same bytes.
export function tableBytes({ fields }: TableSchema) {
  const columns = fields.map(({ name }) => name)
  const pieces = [Buffer.from(lineOf(columns))]
  let rows = 0
  return {
    add(more: readonly TableRow[]): void {
      const lines = more.map((row) => lineOf(columns.map((column) => cellOf(row, column))))
      pieces.push(Buffer.from(lines.join('')))
      rows += more.length
    },
    end(): TableBytes {
      const bytes = Buffer.concat(pieces)
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), rows }
    },
  }
}

function lineOf(cells: readonly string[]): string {
  const written = cells.map((cell) =>
    /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  return `${written.join(delimiter)}\n`
}

function cellOf(row: TableRow, column: string): string {
  const cell = row[column]
  assert(cell !== undefined, 'a row has every column of its table')
  return cell
}
