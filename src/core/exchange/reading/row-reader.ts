import { textFault } from '#base/text.ts'
import type { Fault } from '../fault.ts'
import type { Slip } from './cell-reader.ts'
import { type ColumnReader, columnReader, type TableContext } from './column-reader.ts'
import { excerpt } from './excerpt.ts'
import { valueWords } from './fault-words.ts'
import { type RowRule, rowRule } from './row-rules.ts'
import { CONTROL, DOUBLED, HIGH, type RowScan } from './scan-row.ts'
import type { TableSchema } from './table-schema.ts'

export type Decode = (bytes: Buffer, start: number, end: number) => string

// A fault that has yet to be told its file.
export type PlacedFault = Omit<Fault, 'file'>

type Row = (string | null)[]
type FoundSlip = Pick<Fault, 'rule' | 'column' | 'message'>

const SHOWN_OF_SECRETS = 4
const KEYS_OF_OWNERS = ['contract_number', 'meter_id']

const controlSlip = { message: valueWords.controlCharacters }
const textSlips = {
  'control-character': controlSlip,
  'too-long': { message: valueWords.longText },
  'not-nfc': { message: valueWords.notNfc },
  'ill-formed': controlSlip,
}

// Turns scanned cells into a row of the schema's columns, and reports every slip of a bad one.
export class RowReader {
  readonly names: readonly string[]
  readonly #columns: readonly ColumnReader[]
  readonly #rules: readonly RowRule[]
  // For each column the place of its cell in the file.
  readonly #order: readonly number[]
  // The key of a table whose rows others refer to without naming the account.
  readonly #referredBy: string | undefined
  readonly #decode: Decode
  readonly #report: (fault: PlacedFault) => void

  constructor(
    schema: TableSchema,
    order: readonly number[],
    context: TableContext,
    decode: Decode,
    report: (fault: PlacedFault) => void,
  ) {
    this.names = schema.fields.map(({ name }) => name)
    this.#columns = schema.fields.map((field) => columnReader(field, context))
    this.#rules = (schema['portal:rules'] ?? []).map((rule) => rowRule(rule, this.names))
    this.#order = order
    this.#referredBy = KEYS_OF_OWNERS.find((key) => schema.primaryKey.join() === key)
    this.#decode = decode
    this.#report = report
  }

  // The row, or undefined once its slips are reported. `text` has one character for each byte.
  read(bytes: Buffer, text: string, scan: RowScan, line: number): Row | undefined {
    const row: Row = []
    const slips: FoundSlip[] = []
    for (let index = 0; index < this.#columns.length; index += 1) {
      const column = this.#columns[index] as ColumnReader
      const cell = this.#order[index] as number
      const start = scan.starts[cell] as number
      const end = scan.ends[cell] as number
      const mark = scan.marks[cell] as number
      let value: string | Slip | null = column.absent
      if (start < end) {
        value =
          mark === 0
            ? column.read(text, start, end)
            : this.#readMarked(column, this.#cellText(bytes, start, end, mark), mark)
      }
      if (value === null || typeof value === 'string') {
        row.push(value)
      } else {
        row.push(null)
        slips.push({ rule: 'value', column: column.name, message: value.message })
      }
    }
    if (slips.length === 0) this.#checkRules(row, slips)
    if (slips.length === 0) return row
    for (const slip of slips) this.#reportSlip(slip, row, bytes, scan, line)
    return undefined
  }

  #checkRules(row: Row, slips: FoundSlip[]): void {
    for (const rule of this.#rules) {
      const slip = rule(row)
      if (slip !== undefined) slips.push(slip)
    }
  }

  #readMarked(column: ColumnReader, value: string, mark: number): string | Slip {
    if (mark & CONTROL) return controlSlip
    const fault = mark & HIGH ? textFault(value) : undefined
    return fault === undefined ? column.read(value, 0, value.length) : textSlips[fault]
  }

  #cellText(bytes: Buffer, start: number, end: number, mark: number): string {
    const written = this.#decode(bytes, start, end)
    return mark & DOUBLED ? written.replaceAll('""', '"') : written
  }

  #reportSlip(slip: FoundSlip, row: Row, bytes: Buffer, scan: RowScan, line: number): void {
    const index = this.names.indexOf(slip.column ?? '')
    const cell = this.#order[index] as number
    const [start, end] = [scan.starts[cell] as number, scan.ends[cell] as number]
    const value = this.#cellText(bytes, start, end, scan.marks[cell] as number)
    const shown = this.#columns[index]?.secret ? masked(value) : excerpt(value)
    this.#report({ line, ...slip, value: start < end ? shown : null, ...this.#whose(row) })
  }

  // A column with a slip of its own stands as null in the row, so that it names nobody.
  #whose(row: Row): Pick<Fault, 'account' | 'owner' | 'key'> {
    const account = this.#valueOf(row, 'account_number')
    const contract = this.#valueOf(row, 'contract_number')
    const meter = this.#valueOf(row, 'meter_id')
    const key = this.#referredBy === undefined ? null : this.#valueOf(row, this.#referredBy)
    const whose = key === null ? { account } : { account, key }
    if (account !== null) return whose
    if (contract !== null) return { ...whose, owner: { contract } }
    return meter === null ? whose : { ...whose, owner: { meter } }
  }

  #valueOf(row: Row, column: string): string | null {
    return row[this.names.indexOf(column)] ?? null
  }
}

function masked(secret: string): string {
  return secret.length > SHOWN_OF_SECRETS ? `${excerpt(secret.slice(0, SHOWN_OF_SECRETS))}…` : '…'
}
