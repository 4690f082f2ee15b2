import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CsvStyle, plainStyle, writeCsv } from '#test/support/exchange/write-csv.ts'
import { CONTROL, DOUBLED, HIGH, LONGEST_ROW, newRowScan, scanRow } from './scan-row.ts'

const scan = newRowScan()

// Reads the whole text as it comes in pieces that end at the given places.
function readAll(text: string, ends: readonly number[], delimiter: ';' | ','): string[][] {
  const bytes = Buffer.from(text)
  const rows: string[][] = []
  let at = 0
  for (const end of [...ends.filter((place) => place < bytes.length), bytes.length]) {
    const last = end === bytes.length
    while (at < end) {
      const outcome = scanRow(bytes, at, end, last, delimiter, scan)
      if (outcome === 'incomplete') break
      equal(outcome, 'row')
      rows.push(cellsOf(bytes))
      at = scan.next
    }
  }
  equal(at, bytes.length)
  return rows
}

function cellsOf(bytes: Buffer): string[] {
  return Array.from({ length: scan.cells }, (_, cell) => {
    const text = bytes.toString('utf8', scan.starts[cell], scan.ends[cell])
    return (scan.marks[cell] ?? 0) & DOUBLED ? text.replaceAll('""', '"') : text
  })
}

const cellText = fc.string({
  unit: fc.constantFrom('a', '1', ';', ',', '"', '\n', '\r', ' ', 'ё', '№', '😀'),
  maxLength: 8,
})
const style = fc.record<CsvStyle>({
  delimiter: fc.constantFrom(';', ','),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quotes: fc.func(fc.boolean()),
  endsWithLineEnd: fc.boolean(),
})

test('what was written is read, whatever the style and wherever the pieces end', () => {
  const table = fc.array(fc.array(cellText, { minLength: 2, maxLength: 5 }), { minLength: 1 })
  const ends = fc.array(fc.nat(200)).map((places) => places.sort((a, b) => a - b))
  fc.assert(
    fc.property(table, style, ends, (rows, how, places) => {
      deepEqual(readAll(writeCsv(rows, how), places, how.delimiter), rows)
    }),
    { numRuns: 2000 },
  )
})

test('lines are counted across quoted line ends', () => {
  const bytes = Buffer.from('a;"b\r\nc\n"\r\nd;e')
  equal(scanRow(bytes, 0, bytes.length, true, ';', scan), 'row')
  equal(scan.lines, 3)
  equal(scanRow(bytes, scan.next, bytes.length, true, ';', scan), 'row')
  equal(scan.lines, 1)
})

test('marks tell what a cell holds beside printable ASCII', () => {
  const bytes = Buffer.from('plain;ё;\t;"say ""ё""";"\n";\x7f;a\rb;last\r\n')
  equal(scanRow(bytes, 0, bytes.length, true, ';', scan), 'row')
  deepEqual(
    [...scan.marks.subarray(0, scan.cells)],
    [0, HIGH, CONTROL, HIGH | DOUBLED, CONTROL, CONTROL, CONTROL, 0],
  )
})

test('what is no CSV is told by its kind, and where it was noticed', () => {
  const troubles: [text: string, outcome: string, at: number][] = [
    ['a;b"c;d\n', 'quote-inside', 3],
    ['a;"b"c;d\n', 'text-after-quote', 5],
    ['a;"b" ;d\n', 'text-after-quote', 5],
    ['a;"b"\rc\n', 'text-after-quote', 5],
    ['a;"b"\r', 'text-after-quote', 5],
    ['a;"b;c\nd;e\n', 'unclosed-quote', 11],
    ['a;b\0c\n', 'zero-byte', 3],
    ['a;"b\0c"\n', 'zero-byte', 4],
  ]
  for (const [text, outcome, at] of troubles) {
    const bytes = Buffer.from(text)
    equal(scanRow(bytes, 0, bytes.length, true, ';', scan), outcome, JSON.stringify(text))
    equal(scan.next, at, JSON.stringify(text))
  }
})

test('a row without end is given up at the limit, quoted or not', () => {
  for (const [first, outcome] of [
    ['a', 'too-long'],
    ['"', 'unclosed-quote'],
  ] as const) {
    const bytes = Buffer.from(first + 'a'.repeat(LONGEST_ROW))
    equal(scanRow(bytes, 0, LONGEST_ROW - 1, false, ';', scan), 'incomplete')
    equal(scanRow(bytes, 0, LONGEST_ROW, false, ';', scan), outcome)
    equal(scanRow(bytes, 0, bytes.length, true, ';', scan), outcome)
  }
})

test('a row of delimiters alone has a place for each of its cells', () => {
  const bytes = Buffer.from(`${';'.repeat(LONGEST_ROW - 1)}\n`)
  equal(scanRow(bytes, 0, bytes.length, true, ';', scan), 'row')
  equal(scan.cells, LONGEST_ROW)
})

test('a line end is a row of one empty cell', () => {
  deepEqual(readAll('\n\r\n', [], ';'), [[''], ['']])
  deepEqual(readAll(writeCsv([['a', 'b']], plainStyle), [], ','), [['a;b']])
})
