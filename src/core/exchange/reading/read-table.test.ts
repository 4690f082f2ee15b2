import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCsv } from '#test/support/exchange/read-csv.ts'
import { headerOf, smallTables } from '#test/support/exchange/small-extract.ts'
import { windows1251Bytes } from '#test/support/exchange/windows-1251-bytes.ts'
import { writeCsv } from '#test/support/exchange/write-csv.ts'
import { tableNames } from './table-name.ts'
import { tableSchemas } from './table-schema.ts'

const entry = 'L-1;4130000001;E-1;2018-12;charge;T0;100.0;4.63;463.00;2018-12-31;;'
const csv = (...rows: string[]) => [headerOf('entries'), ...rows, ''].join('\n')

test('values come as COPY takes them', async () => {
  const payment = 'L-2;4130000001;E-1;2018-12;payment;;;;-0.05;2018-12-31;"Касса ""Север"" ё";'
  const { rows, lines, faults } = await readCsv('entries', csv(entry, payment))
  deepEqual(faults, [])
  deepEqual(lines, [2, 3])
  const key = ['4130000001', 'E-1', '2018-12-01']
  deepEqual(rows, [
    ['L-1', ...key, 'charge', 'T0', '100.0', '4.63', '46300', '2018-12-31', null, null],
    ['L-2', ...key, 'payment', null, null, null, '-5', '2018-12-31', 'Касса "Север" ё', null],
  ])
})

test('every table is read, its columns in the order of the schema', async () => {
  for (const name of tableNames) {
    const told = await readCsv(name, `${headerOf(name)}\n${smallTables[name].join('\n')}\n`)
    deepEqual(told.faults, [], name)
    equal(told.rows.length, smallTables[name].length, name)
    deepEqual(
      told.columns,
      tableSchemas[name].fields.map((field) => field.name),
      name,
    )
  }
})

const names = fc.string({
  unit: fc.constantFrom('а', 'Ё', 'z', ' ', ';', ',', '"', '№'),
  minLength: 1,
})
const account = fc.tuple(
  fc.stringMatching(/^[0-9]{4,20}$/),
  fc.constant(''),
  fc.constantFrom('elizovo', 'milkovo'),
  names,
  names,
  fc.constantFrom('resident', 'organisation'),
  fc.constantFrom('', '0', '45.50'),
  fc.constantFrom('', '3'),
  fc.constantFrom('2010-01-01', '2000-02-29'),
  fc.constantFrom('', '2018-12-31'),
)
const manner = fc.record({
  encoding: fc.constantFrom('utf-8', 'windows-1251'),
  delimiter: fc.constantFrom(';', ','),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quotes: fc.func(fc.boolean()),
  endsWithLineEnd: fc.boolean(),
  mark: fc.boolean(),
})

test('rows come back whatever the encoding, the style, the order and the pieces', async () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 })
  const table = fc.array(account, { maxLength: 8 })
  const pieceBytes = fc.integer({ min: 1, max: 64 })
  const property = fc.asyncProperty(
    table,
    manner,
    order,
    pieceBytes,
    async (rows, how, at, size) => {
      const header = tableSchemas.accounts.fields.map((field) => field.name)
      const cells = [header, ...rows].map((row) => at.map((place) => row[place] ?? ''))
      const text = writeCsv(cells, how)
      const mark = how.mark && how.encoding === 'utf-8' ? '\uFEFF' : ''
      const bytes = how.encoding === 'utf-8' ? Buffer.from(mark + text) : windows1251Bytes(text)
      const told = await readCsv('accounts', bytes, { ...how, rows: rows.length }, size)
      deepEqual(told.faults, [])
      deepEqual(
        told.rows,
        rows.map((row) => row.map((value) => value || null)),
      )
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

test('a table of many blocks is read row for row', async () => {
  const many = Array.from({ length: 20_000 }, (_, at) => entry.replace('L-1', `L-${at}`))
  const { rows, lines, faults } = await readCsv('entries', csv(...many))
  deepEqual(faults, [])
  equal(rows.length, many.length)
  ok(rows.every((row, at) => row[0] === `L-${at}` && lines[at] === at + 2))
})

test('all faults of a table are told in one pass, and good rows stay', async () => {
  const { rows, faults } = await readCsv(
    'entries',
    csv(
      entry.replace('463.00', '463.0'),
      entry,
      entry.replace('2018-12;', '2018-13;').replace('T0', 'T9'),
      entry.replace('463.00', '463.01'),
      entry.replace('4130000001', '41'),
      entry.replace('L-1', ''),
      entry.replace('2018-12-31', '2019-02-01'),
    ),
  )
  deepEqual(
    faults.map(({ line, column, rule, value, account }) => [line, column, rule, value, account]),
    [
      [2, 'amount', 'value', '463.0', '4130000001'],
      [4, 'period', 'value', '2018-13', '4130000001'],
      [4, 'zone', 'value', 'T9', '4130000001'],
      [5, 'amount', 'R4', '463.01', '4130000001'],
      [6, 'account_number', 'value', '41', null],
      [7, 'entry_id', 'value', null, '4130000001'],
      [8, 'posted_on', 'value', '2019-02-01', '4130000001'],
    ],
  )
  deepEqual([faults[4]?.owner, faults[4]?.key], [{ contract: 'E-1' }, undefined])
  equal(rows.length, 1)
})

test('a row without an account of its own tells whose contract or meter it is', async () => {
  const meter = smallTables.meters[0]?.replace(';1;5;', ';4;5;') ?? ''
  const meters = await readCsv('meters', `${headerOf('meters')}\n${meter}\n`)
  deepEqual([meters.faults[0]?.account, meters.faults[0]?.owner], [null, { contract: 'E-1' }])
  equal(meters.faults[0]?.key, 'M-1')
  const reading = smallTables.readings[0]?.replace('accepted', 'perhaps') ?? ''
  const readings = await readCsv('readings', `${headerOf('readings')}\n${reading}\n`)
  deepEqual([readings.faults[0]?.account, readings.faults[0]?.owner], [null, { meter: 'M-1' }])
  const contract = smallTables.contracts[0]?.replace('2010-01-01', '2010-13-01') ?? ''
  const contracts = await readCsv('contracts', `${headerOf('contracts')}\n${contract}\n`)
  deepEqual([contracts.faults[0]?.account, contracts.faults[0]?.key], ['4130000001', 'E-1'])
  const tariff = smallTables.tariffs[0]?.replace('4.63', '-4.63') ?? ''
  const tariffs = await readCsv('tariffs', `${headerOf('tariffs')}\n${tariff}\n`)
  deepEqual([tariffs.faults[0]?.account, tariffs.faults[0]?.owner], [null, undefined])
})

test('texts that are not fit to be shown are refused', async () => {
  const texts = ['"a\nb"', 'tab\there', 'del\x7f', 'nel\u0085', 'и\u0306', 'ё'.repeat(501)]
  const { faults } = await readCsv(
    'entries',
    csv(...texts.map((text) => entry.replace(/;;$/, `;${text};`))),
    { rows: texts.length },
  )
  deepEqual(
    faults.map(({ line, column }) => [line, column]),
    [2, 4, 5, 6, 7, 8].map((line) => [line, 'note']),
  )
  const shown = faults.map(({ value }) => value ?? '')
  ok(shown.every((value) => value.length <= 100 && !/\p{Cc}/u.test(value)))
})

test('no report repeats a unique number', async () => {
  const good = smallTables.receipts[0] ?? ''
  const { faults } = await readCsv(
    'receipts',
    [
      headerOf('receipts'),
      good.replace('123452;', '123453;'),
      good.replace(';2018-12;', ';2018-10;'),
      `${good};`,
      '',
    ].join('\n'),
  )
  equal(faults.length, 4)
  ok(!JSON.stringify(faults).includes('12345678901234'))
  equal(faults[0]?.value, '1234…')
})

test('R1: bytes, hash and rows are as declared', async () => {
  const told = async (changes: object) => (await readCsv('entries', csv(entry), changes)).faults
  deepEqual(await told({}), [])
  const digest = createHash('sha256').update(csv(entry)).digest('hex')
  const [bytes] = await told({ bytes: 1, sha256: '0'.repeat(64) })
  equal(bytes?.value, String(Buffer.byteLength(csv(entry))))
  const [hash] = await told({ sha256: '0'.repeat(64) })
  equal(hash?.value, digest)
  const [rows] = await told({ rows: 2 })
  deepEqual([rows?.rule, rows?.line, rows?.value, rows?.account], ['R1', null, '1', null])
})
