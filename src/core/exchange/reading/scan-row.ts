// Where the cells of one CSV row lie in a block of bytes. Made once, filled anew for each row.
export type RowScan = {
  readonly starts: Int32Array
  readonly ends: Int32Array
  // What a cell holds beside printable ASCII: HIGH, CONTROL, DOUBLED together, or 0.
  readonly marks: Uint8Array
  cells: number
  // The first byte after the row and its line end; after trouble, the byte it was noticed at.
  next: number
  // How many lines the row takes: more than one when a quoted cell holds line feeds.
  lines: number
}

// What keeps bytes from being a row as RFC 4180 has it.
type RowTrouble = 'quote-inside' | 'text-after-quote' | 'unclosed-quote' | 'too-long' | 'zero-byte'

// Bytes of 0x80 and above: what they say depends on the encoding.
export const HIGH = 1
// Control characters, line ends within quotes among them.
export const CONTROL = 2
// Quotes written twice, to be made single.
export const DOUBLED = 4

// No row of any table comes near it; beyond it lies a quote never closed, or a file that is no CSV.
export const LONGEST_ROW = 65_536

const LF = 10
const CR = 13
const QUOTE = 34
const DELETE = 127

// From here on a byte's class is no mark: the scan must look closer.
const CELL_ENDS = 16
const RETURN = 17
const STRAY_QUOTE = 18
const ZERO = 19

const classesOf = { ';': plainClasses(';'), ',': plainClasses(',') }

export function newRowScan(): RowScan {
  // As many cells as a row of delimiters alone has.
  const most = LONGEST_ROW + 1
  return {
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    marks: new Uint8Array(most),
    cells: 0,
    next: 0,
    lines: 1,
  }
}

// Finds the cells of the row that begins at `from`, below `filled`. `incomplete` asks for more
// bytes; when these are the last ones, their end is the row's end.
export function scanRow(
  bytes: Uint8Array,
  from: number,
  filled: number,
  last: boolean,
  delimiter: ';' | ',',
  scan: RowScan,
): 'row' | 'incomplete' | RowTrouble {
  const classes = classesOf[delimiter]
  const to = Math.min(filled, from + LONGEST_ROW)
  const moreMayCome = !last && to - from < LONGEST_ROW
  scan.cells = 0
  scan.lines = 1
  for (let at = from; ; at += 1) {
    const quoted = at < to && bytes[at] === QUOTE
    const trouble = quoted
      ? scanQuoted(bytes, at + 1, to, classes, scan)
      : scanPlain(bytes, at, to, classes, scan)
    if (trouble === 'unclosed-quote' && moreMayCome) return 'incomplete'
    if (trouble !== undefined) return trouble
    at = scan.next
    if (at === to || (bytes[at] === CR && at + 1 === to)) {
      if (moreMayCome) return 'incomplete'
      if (to < filled || !last) return 'too-long'
      // A lone carriage return after a closing quote.
      return at < to ? 'text-after-quote' : 'row'
    }
    if (bytes[at] === LF || bytes[at] === CR) {
      scan.next = at + (bytes[at] === CR ? 2 : 1)
      return 'row'
    }
  }
}

// Leaves scan.next at the byte that ends the cell: a delimiter, LF, the CR before LF, or `to`.
function scanPlain(
  bytes: Uint8Array,
  start: number,
  to: number,
  classes: Uint8Array,
  scan: RowScan,
): RowTrouble | undefined {
  let mark = 0
  let at = start
  for (; at < to; at += 1) {
    const kind = classes[bytes[at] as number] as number
    if (kind < CELL_ENDS) {
      mark |= kind
    } else if (kind === CELL_ENDS) {
      break
    } else if (kind === RETURN) {
      if (at + 1 < to && bytes[at + 1] === LF) break
      mark |= CONTROL
    } else {
      scan.next = at
      return kind === STRAY_QUOTE ? 'quote-inside' : 'zero-byte'
    }
  }
  addCell(scan, start, at, mark)
  scan.next = at
  return undefined
}

// The same for a cell in quotes; `start` is the byte after the opening one.
function scanQuoted(
  bytes: Uint8Array,
  start: number,
  to: number,
  classes: Uint8Array,
  scan: RowScan,
): RowTrouble | undefined {
  let mark = 0
  let at = start
  for (; at < to; at += 1) {
    const byte = bytes[at] as number
    if (byte >= 0x80) {
      mark |= HIGH
    } else if (byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE || at + 1 >= to) break
      mark |= DOUBLED
      at += 1
    } else if (byte < 0x20 || byte === DELETE) {
      if (byte === 0) break
      if (byte === LF) scan.lines += 1
      mark |= CONTROL
    }
  }
  scan.next = at
  if (at >= to) return 'unclosed-quote'
  if (bytes[at] === 0) return 'zero-byte'
  addCell(scan, start, at, mark)
  const after = at + 1
  scan.next = after
  if (after === to || classes[bytes[after] as number] === CELL_ENDS) return undefined
  const lineEnds = bytes[after] === CR && (after + 1 === to || bytes[after + 1] === LF)
  return lineEnds ? undefined : 'text-after-quote'
}

function addCell(scan: RowScan, start: number, end: number, mark: number): void {
  scan.starts[scan.cells] = start
  scan.ends[scan.cells] = end
  scan.marks[scan.cells] = mark
  scan.cells += 1
}

// What each byte means outside quotes.
function plainClasses(delimiter: string): Uint8Array {
  const classes = new Uint8Array(256)
  classes.fill(CONTROL, 0, 0x20)
  classes.fill(HIGH, 0x80)
  classes[DELETE] = CONTROL
  classes[0] = ZERO
  classes[LF] = CELL_ENDS
  classes[CR] = RETURN
  classes[QUOTE] = STRAY_QUOTE
  classes[delimiter.charCodeAt(0)] = CELL_ENDS
  return classes
}
