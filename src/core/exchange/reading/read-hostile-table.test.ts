import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv, readPieces } from '#test/support/exchange/read-csv.ts'
import { headerOf } from '#test/support/exchange/small-extract.ts'
import { windows1251Bytes } from '#test/support/exchange/windows-1251-bytes.ts'
import type { Fault } from '../fault.ts'
import { LONGEST_ROW } from './scan-row.ts'

const header = headerOf('entries')
const entry = 'L-1;4130000001;E-1;2018-12;charge;T0;100.0;4.63;463.00;2018-12-31;;'
const csv = (...rows: string[]) => [header, ...rows, ''].join('\n')
const places = (faults: readonly Fault[]) => faults.map(({ line, column }) => [line, column])
const refusesWhole = ({ account, owner }: Fault) => account === null && owner === undefined

test('a row that is no CSV refuses the extract, and the rows around it are read', async () => {
  const troubles = [
    entry.replace('E-1', 'E"1'),
    entry.replace('E-1', '"E-1'),
    entry.replace('E-1', '"E"1'),
    `${entry};`,
    entry.replace(';;', ';'),
    entry.replace('E-1', 'E\0'),
    entry.replace('E-1', 'x'.repeat(LONGEST_ROW)),
    '',
  ]
  for (const trouble of troubles) {
    const { rows, lines, faults } = await readCsv('entries', csv(entry, trouble, entry, entry))
    deepEqual(places(faults), [[3, null]], trouble.slice(0, 80))
    ok(faults.every(refusesWhole))
    deepEqual(lines, [2, 4, 5])
    equal(rows.length, 3)
  }
})

test('a quote never closed hides no later row', async () => {
  const many = Array.from({ length: 5000 }, () => entry)
  const { rows, faults } = await readCsv('entries', csv(`"${entry}`, ...many))
  deepEqual(places(faults), [[2, null]])
  equal(rows.length, many.length)
})

test('columns that are missing, unknown or doubled are told each, and no row is read', async () => {
  const text = csv(entry).replace('amount', 'sum').replace('note', 'zone')
  const { rows, faults } = await readCsv('entries', text)
  deepEqual(places(faults), [
    [1, 'sum'],
    [1, 'zone'],
    [1, 'amount'],
    [1, 'note'],
  ])
  ok(faults.every(refusesWhole))
  equal(rows.length, 0)
})

test('headers no table has are one fault', async () => {
  const hostile: [text: string, line: number | null][] = [
    ['', null],
    ['\uFEFF', null],
    [`${'a;'.repeat(20_000)}\n`, 1],
    [`${'a;'.repeat(1_000_000)}\n`, 1],
    [`"${header}\n`, 1],
    ['\0\0\0\0', null],
  ]
  for (const [text, line] of hostile) {
    const { faults } = await readCsv('entries', text, { rows: 0 })
    deepEqual(places(faults), [[line, null]], text.slice(0, 20))
    ok(faults.every(refusesWhole))
  }
  const { faults } = await readCsv('entries', '\n', { rows: 0 })
  ok(faults.length > 1 && faults.every(refusesWhole))
})

test('bytes that are no UTF-8 are told by their row', async () => {
  const noText = ['c0af', 'eda080', 'f4908080', '80', 'd0', 'ff', 'e282']
  for (const hex of noText) {
    const bad = Buffer.from(entry.replace(/;;$/, `;~;`).replace('~', `\0`))
    const at = bad.indexOf(0)
    const row = Buffer.concat([bad.subarray(0, at), Buffer.from(hex, 'hex'), bad.subarray(at + 1)])
    const russian = entry.replace(/;;$/, ';ёлка;')
    const text = Buffer.concat([Buffer.from(csv(russian)), row, Buffer.from(`\n${russian}\n`)])
    const { rows, faults } = await readCsv('entries', text)
    deepEqual(places(faults), [[3, null]], hex)
    ok(faults.every(refusesWhole))
    equal(rows.length, 2)
  }
})

test('the byte that windows-1251 leaves undefined is told by its row', async () => {
  const text = Buffer.concat([
    windows1251Bytes(csv(entry.replace(/;;$/, ';ёлка;'))),
    Buffer.from(entry.replace(/;;$/, ';'), 'latin1'),
    Buffer.from([0x98]),
    Buffer.from(';\n'),
  ])
  const { rows, faults } = await readCsv('entries', text, { encoding: 'windows-1251' })
  deepEqual(places(faults), [[3, null]])
  equal(rows.length, 1)
})

test('a file in another encoding than declared is one fault', async () => {
  const russian = csv(entry.replace(/;;$/, ';По нормативу;'))
  const bigEndian = Buffer.from(russian, 'utf16le').swap16()
  const files: [bytes: Buffer, encoding: 'utf-8' | 'windows-1251'][] = [
    [Buffer.from(`\uFEFF${russian}`, 'utf16le'), 'utf-8'],
    [Buffer.from(russian, 'utf16le'), 'utf-8'],
    [bigEndian, 'windows-1251'],
    [Buffer.from(`\uFEFF${russian}`), 'windows-1251'],
    [Buffer.from(russian), 'windows-1251'],
  ]
  for (const [bytes, encoding] of files) {
    const { rows, faults } = await readCsv('entries', bytes, { encoding })
    deepEqual(places(faults), [[null, null]])
    ok(faults.every(refusesWhole))
    equal(rows.length, 0)
  }
})

test('a line of a quarter of a gigabyte is one fault', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'a')
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from(csv(entry))
    for (let count = 0; count < 256; count += 1) yield piece
    yield Buffer.from(`\n${entry}\n`)
  }
  const { rows, lines, faults } = await readPieces('entries', pieces)
  deepEqual(places(faults.filter(({ rule }) => rule !== 'R1')), [[3, null]])
  deepEqual(lines, [2, 4])
  equal(rows.length, 2)
})
