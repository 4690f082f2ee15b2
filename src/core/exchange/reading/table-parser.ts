import type { Fault } from '../fault.ts'
import type { TableContext } from './column-reader.ts'
import { excerpt } from './excerpt.ts'
import { tableWords } from './fault-words.ts'
import type { TableResource } from './manifest.ts'
import { readHeader } from './read-header.ts'
import type { TableRows } from './read-table.ts'
import { type Decode, type PlacedFault, RowReader } from './row-reader.ts'
import { newRowScan, scanRow } from './scan-row.ts'
import { encodingOf, startOf, type TableEncoding } from './table-encoding.ts'
import { type TableSchema, tableSchemas } from './table-schema.ts'

const LF = 10
const SHOWN_OF_ROW = 400
// What may be a receipt's number, which no report repeats.
const LONG_DIGITS = /(?<!\d)(\d{4})\d{12}(?!\d)/g

// Takes a table's bytes block by block and keeps the good rows until they are fetched.
export class TableParser {
  readonly #resource: TableResource
  readonly #context: TableContext
  readonly #report: (fault: PlacedFault) => void
  readonly #encoding: TableEncoding
  readonly #schema: TableSchema
  readonly #holdsSecrets: boolean
  readonly #scan = newRowScan()
  #reader: RowReader | undefined
  #begun = false
  // The header or the encoding is wrong: the rows would mean nothing.
  #hopeless = false
  // Inside a row that is too long to be held: what follows up to its end is dropped.
  #dropping = false
  #line = 1
  #rowsFound = 0
  #lines: number[] = []
  #rows: (string | null)[][] = []

  constructor(resource: TableResource, context: TableContext, report: (fault: Fault) => void) {
    this.#resource = resource
    this.#context = context
    this.#encoding = encodingOf(resource.encoding)
    this.#schema = tableSchemas[resource.name]
    this.#holdsSecrets = this.#schema.fields.some((field) => field['portal:luhn'])
    this.#report = (fault) => report({ file: resource.path, ...fault })
  }

  // Reads the rows that end within bytes[0, filled) and returns how many bytes are done with; the
  // rest is to come again, with more behind it. Nothing comes after `last`.
  take(bytes: Buffer, filled: number, last: boolean): number {
    if (this.#hopeless || filled === 0) return filled
    let at = 0
    if (!this.#begun) {
      if (filled < 4 && !last) return 0
      at = this.#begin(bytes, filled)
    }
    if (this.#dropping) at = this.#drop(bytes, filled)
    const ended = last ? filled : bytes.lastIndexOf(LF, filled - 1) + 1
    const suspect = this.#isSuspect(bytes.subarray(at, ended))
    const text = bytes.toString('latin1', 0, filled)
    while (at < filled && !this.#hopeless) {
      const scanned = scanRow(bytes, at, filled, last, this.#resource.delimiter, this.#scan)
      if (scanned === 'incomplete') return at
      if (scanned === 'row') {
        this.#takeRow(bytes, text, at, suspect)
        this.#line += this.#scan.lines
        at = this.#scan.next
      } else {
        this.#tellUnreadable(bytes, at, filled, tableWords.trouble[scanned])
        at = this.#skipTrouble(bytes, at, filled)
      }
    }
    return filled
  }

  // The good rows since the last call, if there are any.
  fetch(): TableRows | undefined {
    if (this.#reader === undefined || this.#rows.length === 0) return undefined
    const batch = { columns: this.#reader.names, lines: this.#lines, rows: this.#rows }
    this.#lines = []
    this.#rows = []
    return batch
  }

  // How many rows there were, good and bad; undefined when they could not be told.
  end(): number | undefined {
    if (this.#reader !== undefined) return this.#rowsFound
    if (!this.#hopeless) this.#tell(tableWords.empty)
    return undefined
  }

  // Looks at the mark of the encoding, if there is one, and returns where the header begins.
  #begin(bytes: Buffer, filled: number): number {
    this.#begun = true
    const start = startOf(bytes.subarray(0, Math.min(filled, 4)), this.#resource.encoding)
    if (typeof start === 'number') return start
    this.#giveUp(start.message)
    return filled
  }

  #isSuspect(bytes: Buffer): boolean {
    const found = this.#encoding.examine(bytes)
    if (found !== 'wrong-encoding') return found === 'bad-bytes'
    this.#giveUp(tableWords.utf8InWindows1251)
    return false
  }

  #takeRow(bytes: Buffer, text: string, at: number, suspect: boolean): void {
    const { cells, starts, ends, next } = this.#scan
    if (suspect && this.#encoding.examine(bytes.subarray(at, next)) === 'bad-bytes') {
      this.#tellUnreadable(bytes, at, next, tableWords.badBytes(this.#resource.encoding))
    } else if (this.#reader === undefined) {
      this.#takeHeader(bytes)
    } else if (cells !== this.#reader.names.length) {
      const empty = cells === 1 && starts[0] === ends[0]
      const message = empty
        ? tableWords.emptyLine
        : tableWords.cells(this.#reader.names.length, cells)
      this.#tellUnreadable(bytes, at, next, message)
    } else {
      this.#rowsFound += 1
      const row = this.#reader.read(bytes, text, this.#scan, this.#line)
      if (row === undefined) return
      this.#lines.push(this.#line)
      this.#rows.push(row)
    }
  }

  #takeHeader(bytes: Buffer): void {
    const { cells, starts, ends } = this.#scan
    const decode: Decode = this.#encoding.decode
    const schema = this.#schema
    const found = Array.from({ length: cells }, (_, cell) =>
      decode(bytes, starts[cell] as number, ends[cell] as number),
    )
    const header = readHeader(
      found,
      schema.fields.map(({ name }) => name),
    )
    if ('order' in header) {
      this.#reader = new RowReader(schema, header.order, this.#context, decode, this.#report)
      return
    }
    for (const { column, message } of header.slips) this.#tell(message, 1, excerpt(column) || null)
    this.#hopeless = true
  }

  // After a row that cannot be read the next line is tried, so that one stray quote hides no more.
  // Reading on costs little: a run over lines starts at one with an odd number of quotes and ends
  // at the next such line at the latest, so no line is run over twice.
  #skipTrouble(bytes: Buffer, at: number, filled: number): number {
    const lineEnd = bytes.indexOf(LF, at)
    this.#line += 1
    if (lineEnd >= 0 && lineEnd < filled) return lineEnd + 1
    this.#dropping = true
    return filled
  }

  #drop(bytes: Buffer, filled: number): number {
    const lineEnd = bytes.indexOf(LF)
    if (lineEnd < 0 || lineEnd >= filled) return filled
    this.#dropping = false
    return lineEnd + 1
  }

  #tellUnreadable(bytes: Buffer, at: number, end: number, message: string): void {
    this.#rowsFound += 1
    const row = this.#encoding.decode(bytes, at, Math.min(end, at + SHOWN_OF_ROW))
    const [written = ''] = row.split(/\r?\n/, 1)
    const firstLine = this.#holdsSecrets ? written.replace(LONG_DIGITS, '$1…') : written
    this.#report({
      ...{ line: this.#line, column: null, rule: 'package', account: null, message },
      value: excerpt(firstLine) || null,
    })
    // Without a header the rows mean nothing.
    if (this.#reader === undefined) this.#hopeless = true
  }

  #giveUp(message: string): void {
    this.#hopeless = true
    this.#tell(message)
  }

  #tell(message: string, line: number | null = null, column: string | null = null): void {
    this.#report({ line, column, rule: 'package', value: null, account: null, message })
  }
}
