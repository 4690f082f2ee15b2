import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { TableName } from '#core/exchange/reading/table-name.ts'
import { type FieldSchema, tableSchemas } from '#core/exchange/reading/table-schema.ts'
import type { TableStyle } from '../branches.ts'
import { encodeWindows1251 } from './windows-1251.ts'

export type WrittenTable = {
  readonly name: TableName
  readonly bytes: number
  readonly sha256: string
  readonly rows: number
}

export type TableFile = {
  // Values by column; a column left out is empty.
  add(row: Readonly<Record<string, string>>): void
  close(): WrittenTable
}

const CHUNK = 1 << 17

// A table written row by row in the branch's style, so that memory stays flat.
export function createTable(folder: string, name: TableName, style: TableStyle): TableFile {
  const { delimiter, lineEnd } = style
  const fields = fieldsInOrder(name, style)
  const names = fields.map((field) => field.name)
  const free = fields.map(isFreeText)
  const special = delimiter === ',' ? /[",\r\n]/ : /[";\r\n]/
  const file = openSync(join(folder, `${name}.csv`), 'wx')
  const hash = createHash('sha256')
  let pending = (style.byteOrderMark ? '\uFEFF' : '') + names.join(delimiter) + lineEnd
  let bytes = 0
  let rows = 0
  const flush = () => {
    const chunk = style.encoding === 'utf-8' ? Buffer.from(pending) : encodeWindows1251(pending)
    hash.update(chunk)
    for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at)
    bytes += chunk.length
    pending = ''
  }
  return {
    add(row) {
      let line = ''
      for (let column = 0; column < names.length; column += 1) {
        const value = row[names[column] ?? ''] ?? ''
        if (column > 0) line += delimiter
        line += free[column] && special.test(value) ? `"${value.replaceAll('"', '""')}"` : value
      }
      pending += line + lineEnd
      rows += 1
      if (pending.length > CHUNK) flush()
    },
    close() {
      flush()
      closeSync(file)
      return { name, bytes, sha256: hash.digest('hex'), rows }
    },
  }
}

// Some branches write their columns in another order, as the format allows.
export function fieldsInOrder(name: TableName, style: TableStyle): FieldSchema[] {
  const fields = [...tableSchemas[name].fields]
  return style.reversedColumns ? fields.reverse() : fields
}

// Other columns hold figures, dates and words that never need quotes.
function isFreeText({ type, constraints }: FieldSchema): boolean {
  return type === 'string' && !constraints?.pattern && !constraints?.enum
}
