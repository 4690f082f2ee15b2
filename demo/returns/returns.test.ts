import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Period } from '#base/period.ts'
import { demoBranches } from '../branches.ts'
import { dataSet } from '../data-set.ts'
import { makeHousehold } from '../households/make-household.ts'
import { demoDefaults } from '../write-demo-extracts.ts'
import { parseCsv } from './parse-csv.ts'
import { placeReadings } from './place-readings.ts'
import { readReturnPackages } from './read-return-packages.ts'

const root = mkdtempSync(join(tmpdir(), 'kabinet-returns-'))
after(() => rmSync(root, { recursive: true }))

const data = dataSet({ ...demoDefaults, accounts: 20, increments: 4 })
// Of Milkovo: readings of electricity are sent by the 23rd there, of others by the 25th.
const [milkovo] = demoBranches.filter(({ code }) => code === 'milkovo')
assert.ok(milkovo)
const home = makeHousehold(data, milkovo, 1)
const meter = home.contracts[0]?.meters[0]?.id ?? ''

type Row = readonly [
  id: string,
  submittedAt: string,
  more?: { value?: string; replaces?: string; takenOn?: string; meter?: string },
]

let folders = 0

// The folder with these packages, numbered from 1.
function handedOver(...packages: readonly (readonly Row[])[]): string {
  folders += 1
  const folder = join(root, String(folders))
  mkdirSync(folder)
  for (const [at, rows] of packages.entries()) writePackage(folder, at + 1, rows)
  return folder
}

function writePackage(parent: string, sequence: number, rows: readonly Row[], more: object = {}) {
  const folder = join(parent, `return-${sequence}`)
  mkdirSync(folder)
  const lines = rows.map(([id, at, { value = '1', replaces = '', takenOn, meter: own } = {}]) =>
    [id, own ?? meter, 'T0', takenOn ?? at.slice(0, 10), value, `${at}+12:00`, replaces].join(';'),
  )
  const tables = {
    portal_readings: [
      'portal_reading_id;meter_id;zone;taken_on;value;submitted_at;replaces',
      ...lines,
    ],
    portal_payments: [
      'portal_payment_id;account_number;contract_number;amount;paid_at;gateway;' +
        'gateway_payment_id;kind',
    ],
  }
  const resources = Object.entries(tables).map(([name, text]) => {
    const content = Buffer.from(`${text.join('\n')}\n`)
    writeFileSync(join(folder, `${name}.csv`), content)
    return {
      name,
      path: `${name}.csv`,
      encoding: 'utf-8',
      bytes: content.length,
      hash: `sha256:${createHash('sha256').update(content).digest('hex')}`,
      rows: text.length - 1,
      dialect: { delimiter: ';' },
    }
  })
  const manifest = {
    'portal:profile': 'utility-return/1',
    'portal:sequence': sequence,
    'portal:totals': { readings: rows.length, payments: 0, amount: '0.00' },
    resources,
    ...more,
  }
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(manifest))
}

test('packages are read in the order of their numbers, whatever their names', () => {
  const folder = handedOver(
    [['a', '2019-02-04T10:00:00', { value: '1234.50' }]],
    ...Array.from({ length: 10 }, () => []),
    [['b', '2019-03-04T10:00:00', { replaces: 'a' }]],
  )
  mkdirSync(join(folder, '.return-13-1a2b3c4d'))
  const packages = readReturnPackages(folder)
  assert.deepEqual(
    packages.map(({ sequence }) => sequence),
    Array.from({ length: 12 }, (_, at) => at + 1),
  )
  assert.deepEqual(packages[0]?.readings, [
    {
      portalReadingId: 'a',
      meterId: meter,
      zone: 'T0',
      takenOn: '2019-02-04',
      value: { units: 123450n, scale: 2 },
      submittedAt: Temporal.Instant.from('2019-02-03T22:00:00Z'),
      replaces: undefined,
    },
  ])
  assert.equal(packages[11]?.readings[0]?.replaces, 'a')
  assert.deepEqual(readReturnPackages(join(root, 'nowhere')), [])
})

test('what does not agree with itself is refused, and nothing of it is taken', () => {
  const rows: Row[] = [['a', '2019-02-04T10:00:00']]
  const spoilt: [RegExp, (folder: string) => void][] = [
    [/профиль/, (folder) => writePackage(folder, 2, [], { 'portal:profile': 'utility-extract/1' })],
    [/номера/, (folder) => writePackage(folder, 2, [], { 'portal:sequence': '2' })],
    [/на очереди пакет № 2/, (folder) => writePackage(folder, 3, [])],
    [/второй раз/, (folder) => writePackage(folder, 2, rows)],
    [/нет таблиц/, (folder) => writePackage(folder, 2, [], { resources: null })],
    [/нет таблицы/, (folder) => writePackage(folder, 2, [], { resources: [] })],
    [/не читается/, (folder) => writePackage(folder, 2, [['b', '2019-02-31T10:00:00']])],
    [
      /не читается/,
      (folder) => writePackage(folder, 2, [['b', rows[0]?.[1] ?? '', { value: '-1' }]]),
    ],
    [/не сходятся/, (folder) => writePackage(folder, 2, [], { 'portal:totals': { readings: 1 } })],
    [/не тот файл/, (folder) => appendFileSync(join(folder, 'return-1/portal_readings.csv'), 'x')],
    [/portal_readings.csv нет/, (folder) => rmSync(join(folder, 'return-1/portal_readings.csv'))],
    [/не те файлы/, (folder) => writeFileSync(join(folder, 'return-1/note.txt'), '')],
    [/datapackage.json/, (folder) => rmSync(join(folder, 'return-1/datapackage.json'))],
  ]
  for (const [sentence, spoil] of spoilt) {
    const folder = handedOver(rows)
    spoil(folder)
    assert.throws(() => readReturnPackages(folder), { message: sentence })
  }
})

test('quotes, line ends and a missing last one are read as CSV has them', () => {
  assert.deepEqual(parseCsv('a;"b;""c""\n"\r\n;x', ';'), [
    ['a', 'b;"c"\n'],
    ['', 'x'],
  ])
  assert.deepEqual(parseCsv('a,\n', ','), [['a', '']])
  assert.equal(parseCsv('a"b\n', ','), undefined)
})

// The answers by month: ids, those that are replaced with a minus before them.
function answers(taken: readonly string[], folder: string) {
  const packages = readReturnPackages(folder)
  const sent = placeReadings(
    data,
    packages.map((one, at) => ({ ...one, takenIn: taken[at] as Period })),
  )
  return Object.fromEntries(
    data.calendar.slice(14, 17).map(({ period, index }) => {
      const due = sent
        .due(meter, index)
        .map((one) => `${one.replaced ? '-' : ''}${one.portalReadingId}`)
      return [period, [...due, ...(sent.areWaiting(meter, index) ? ['…'] : [])].join(' ')]
    }),
  )
}

test('a reading is for the bill in whose window it was sent', () => {
  const folder = handedOver([
    ['in-time', '2019-02-23T23:59:59'],
    ['late', '2019-02-24T00:00:00'],
    ['much-later', '2019-03-28T00:00:00'],
  ])
  assert.deepEqual(answers(['2019-02'], folder), {
    '2019-02': 'in-time …',
    '2019-03': 'late …',
    '2019-04': 'much-later',
  })
})

test('what is handed over after its bill is answered in the next', () => {
  const folder = handedOver(
    [],
    [
      ['after', '2019-02-05T10:00:00', { takenOn: '2019-02-05' }],
      ['before', '2019-02-04T10:00:00'],
    ],
  )
  const taken = ['2019-02', '2019-03']
  assert.deepEqual(answers(taken, folder), {
    '2019-02': '',
    '2019-03': 'before after',
    '2019-04': '',
  })
})

test('a correction is for the bill of what it puts right, which is answered too', () => {
  const first: Row = ['wrong', '2019-02-22T10:00:00']
  const second: Row = ['right', '2019-02-26T10:00:00', { replaces: 'wrong', takenOn: '2019-02-22' }]
  const later: Row = ['far', '2019-03-02T10:00:00', { replaces: 'wrong' }]
  const one = { '2019-02': '-wrong right', '2019-03': '', '2019-04': '' }
  assert.deepEqual(answers(['2019-02'], handedOver([first, second])), one)
  assert.deepEqual(answers(['2019-02', '2019-02'], handedOver([first], [second])), one)
  // The dial of March cannot be in the bill of February.
  assert.deepEqual(answers(['2019-02'], handedOver([first, later])), {
    '2019-02': '-wrong …',
    '2019-03': 'far',
    '2019-04': '',
  })
  // Billing had taken the first one in before it heard of the second.
  assert.deepEqual(answers(['2019-02', '2019-03'], handedOver([first], [second])), {
    '2019-02': 'wrong',
    '2019-03': 'right',
    '2019-04': '',
  })
})

test('a meter or a zone that is not of this town is refused', () => {
  for (const unknown of ['M4000000199', 'M9000000101', 'M4999999901', 'x', '']) {
    const folder = handedOver([['a', '2019-02-04T10:00:00', { meter: unknown }]])
    assert.throws(() => answers(['2019-02'], folder), { message: /здесь нет/ })
  }
})
