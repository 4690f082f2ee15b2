import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { rejectReasons } from '../billing/reject-reasons.ts'
import type { SentReadings } from '../billing/sent-reading.ts'
import { dataSet } from '../data-set.ts'
import { findMeter } from '../households/find-meter.ts'
import { randomFor } from '../random.ts'
import {
  type DemoExtractsOptions,
  demoDefaults,
  writeDemoExtracts,
} from '../write-demo-extracts.ts'

type Row = Readonly<Record<string, string>>
type Manifest = {
  [key: string]: unknown
  'portal:periods': string[]
  'portal:totals': Record<string, string | number>
  'portal:calculatedAt': string
  resources: {
    name: string
    path: string
    encoding: string
    bytes: number
    hash: string
    rows: number
    dialect: { delimiter: string }
    schema: { fields: { name: string }[]; primaryKey: string[] }
  }[]
}

// What the portal would hold after the extracts so far.
type Known = {
  readonly rows: Map<string, Map<string, Row>>
  readonly readings: Map<string, Row[]>
  readonly closing: Map<string, bigint>
  readonly numbers: Set<string>
}

function inFolder<Result>(
  options: Omit<DemoExtractsOptions, 'folder'>,
  use: (folders: readonly string[]) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'kabinet-demo-'))
  try {
    return use(writeDemoExtracts({ ...options, folder }).folders)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

for (const seed of [1, 2, 3, 42, 2019, 4_294_967_295]) {
  test(`every rule of the format holds for seed ${seed}`, () => {
    const options = {
      seed,
      accounts: 65,
      increments: 2,
      receipts: 'plain',
      receiptMonths: 3,
    } as const
    inFolder(options, (folders) => {
      assert.equal(folders.length, 15)
      const known = new Map<string, Known>()
      for (const folder of folders) checkExtract(folder, known)
    })
  })
}

test('every rule holds whatever customers send', () => {
  const options = { accounts: 65, increments: 3, receipts: 'plain', receiptMonths: 1 } as const
  for (const seed of [4, 2019]) {
    const sent = anythingSent(seed, options.accounts)
    inFolder({ ...options, seed, sent }, (folders) => {
      const known = new Map<string, Known>()
      for (const folder of folders) checkExtract(folder, known)
      const answers = [...known.values()]
        .flatMap(({ rows }) => [...(rows.get('readings')?.values() ?? [])])
        .filter((row) => row.portal_reading_id)
      const ids = new Set(answers.map((row) => row.portal_reading_id))
      assert.equal(ids.size, answers.length)
      const { tooManyDigits, tooManyDecimals, ...met } = rejectReasons
      assert.deepEqual(
        new Set(answers.map((row) => row.reject_reason)),
        new Set(['', ...Object.values(met)]),
      )
      assert.ok(answers.every((row) => (row.status === 'rejected') === (row.used_in === '')))
    })
  }
})

// Of every meter some figure or none for each of two months, a third of them put right by another.
function anythingSent(seed: number, accounts: number): SentReadings {
  const data = dataSet({ ...demoDefaults, seed, accounts, increments: 3 })
  return {
    due: (meterId, month) => {
      const found = findMeter(data, meterId)
      assert.ok(found)
      const { integerDigits, fractionDigits, zones, installation } = found.meter
      // The cabinet hears of a new meter with the bill of its first month.
      if (month < 14 || month <= (installation?.month ?? 0)) return []
      const random = randomFor(seed, month, ...[...meterId].map((letter) => letter.charCodeAt(0)))
      const period = data.calendar[month]?.period
      return zones.flatMap((zone) =>
        Array.from({ length: random.integer(0, 3) }, (_, index) => ({
          portalReadingId: `${meterId}-${zone}-${month}-${index}`,
          meterId,
          zone,
          takenOn: `${period}-${String(random.integer(1, 20)).padStart(2, '0')}` as CalendarDate,
          value: {
            units: BigInt(random.integer(0, 10 ** (integerDigits + fractionDigits) - 1)),
            scale: fractionDigits,
          },
          submittedAt: Temporal.Instant.from('2019-02-20T00:00:00Z'),
          replaces: undefined,
          replaced: random.chance(0.3),
        })),
      )
    },
    areWaiting: () => false,
  }
}

test('the same seed gives the same bytes, a longer run the same beginning', () => {
  const options = { seed: 5, accounts: 20, receiptMonths: 1 }
  const first = inFolder({ ...options, increments: 1 }, hashes)
  const longer = inFolder({ ...options, increments: 2 }, hashes)
  const other = inFolder({ ...options, seed: 6, increments: 1 }, hashes)
  assert.equal(longer.size > first.size, true)
  for (const [path, hash] of first) {
    assert.equal(longer.get(path), hash, path)
    if (path.endsWith('entries.csv')) assert.notEqual(other.get(path), hash, path)
  }
})

test('one account is enough, and branches without accounts hand over nothing', () => {
  const options = { accounts: 1, months: 1, increments: 0, receipts: 'plain' } as const
  inFolder(options, (folders) => {
    assert.deepEqual(
      folders.map((folder) => folder.split('/').at(-1)),
      ['petropavlovsk-0001'],
    )
    checkExtract(folders[0] ?? '', new Map())
  })
})

test('an extract that is there already is not overwritten', () => {
  const options = { accounts: 1, months: 1, increments: 0, receipts: 'plain' } as const
  inFolder(options, ([folder = '']) => {
    const before = hashes([folder])
    const parent = join(folder, '..')
    assert.throws(() => writeDemoExtracts({ ...options, seed: 8, folder: parent }))
    assert.deepEqual(hashes([folder]), before)
  })
})

function hashes(folders: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const folder of folders) {
    for (const path of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!path.isFile()) continue
      const full = join(path.parentPath, path.name)
      found.set(full.slice(join(folder, '..').length), sha256(readFileSync(full)))
    }
  }
  return found
}

// An account of the rules of its own: it shares no code with what it checks.
function checkExtract(folder: string, branches: Map<string, Known>): void {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
  const branch = String(manifest['portal:branch'])
  const known: Known = branches.get(branch) ?? {
    rows: new Map(),
    readings: new Map(),
    closing: new Map(),
    numbers: new Set(),
  }
  branches.set(branch, known)
  assert.equal(manifest['portal:profile'], 'utility-extract/1')
  const tables = new Map<string, Row[]>()
  for (const resource of manifest.resources) {
    const bytes = readFileSync(join(folder, resource.path))
    assert.equal(bytes.length, resource.bytes)
    assert.equal(`sha256:${sha256(bytes)}`, resource.hash)
    const text = new TextDecoder(resource.encoding, { fatal: true }).decode(bytes)
    const [header = [], ...lines] = parseCsv(text, resource.dialect.delimiter)
    assert.deepEqual(
      header,
      resource.schema.fields.map(({ name }) => name),
    )
    assert.equal(lines.length, resource.rows)
    const rows = lines.map((line) =>
      Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])),
    )
    for (const line of lines) for (const value of line) checkText(value)
    tables.set(resource.name, rows)
    keep(known, resource.name, resource.schema.primaryKey, rows)
  }
  const rowsOf = (table: string) => tables.get(table) ?? []
  checkFiles(folder, manifest, rowsOf('receipts'))
  checkReferences(known)
  checkDates(manifest, rowsOf)
  checkMoney(manifest, known, rowsOf('entries'), rowsOf('balances'))
  checkReadings(known, rowsOf('readings'))
  checkReceipts(known, rowsOf('receipts'), rowsOf('balances'))
  const totals = manifest['portal:totals']
  assert.equal(totals.entries, rowsOf('entries').length)
  assert.equal(totals.receipts, rowsOf('receipts').length)
  for (const name of ['charged', 'paid', 'closing']) {
    assert.equal(kopecks(String(totals[name])), total(rowsOf('balances'), name))
  }
}

// R5: a key that came before comes again only where the format lets a row change.
function keep(known: Known, table: string, key: readonly string[], rows: readonly Row[]): void {
  const before = known.rows.get(table) ?? new Map<string, Row>()
  const now = new Set<string>()
  for (const row of rows) {
    const id = key.map((name) => row[name]).join('|')
    assert.equal(now.has(id), false, `${table} ${id} is doubled`)
    now.add(id)
    if (!['accounts', 'contracts', 'meters'].includes(table)) {
      assert.equal(before.has(id), false, `${table} ${id} came before`)
    }
    before.set(id, row)
  }
  known.rows.set(table, before)
}

function checkFiles(folder: string, manifest: Manifest, receipts: readonly Row[]): void {
  const expected = ['datapackage.json', 'receipts', ...manifest.resources.map(({ path }) => path)]
  assert.deepEqual(readdirSync(folder).sort(), expected.sort())
  const named = receipts.map(({ file = '' }) => file.replace('receipts/', ''))
  assert.deepEqual(readdirSync(join(folder, 'receipts')).sort(), named.sort())
  for (const { file = '', bytes, sha256: hash } of receipts) {
    const pdf = readFileSync(join(folder, file))
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.deepEqual([String(pdf.length), sha256(pdf)], [bytes, hash])
  }
}

// R2.
function checkReferences({ rows }: Known): void {
  const has = (table: string, key = '') => assert.ok(rows.get(table)?.has(key), `${table} ${key}`)
  const tariffs = new Set([...(rows.get('tariffs')?.values() ?? [])].map((row) => row.tariff_code))
  for (const row of rows.get('contracts')?.values() ?? []) {
    has('accounts', row.account_number)
    assert.ok(tariffs.has(row.tariff_code))
  }
  for (const row of rows.get('meters')?.values() ?? []) has('contracts', row.contract_number)
  for (const row of rows.get('readings')?.values() ?? []) has('meters', row.meter_id)
  for (const table of ['entries', 'balances']) {
    for (const row of rows.get(table)?.values() ?? []) {
      const contract = rows.get('contracts')?.get(row.contract_number ?? '')
      assert.equal(contract?.account_number, row.account_number)
    }
  }
  for (const row of rows.get('receipts')?.values() ?? []) has('accounts', row.account_number)
}

function checkDates(manifest: Manifest, rowsOf: (table: string) => readonly Row[]): void {
  const day = manifest['portal:calculatedAt'].slice(0, 10)
  const columns = { readings: 'taken_on', entries: 'posted_on', receipts: 'issued_on' }
  for (const [table, column] of Object.entries(columns)) {
    for (const row of rowsOf(table))
      assert.ok((row[column] ?? '') <= day, `${table} ${row[column]}`)
  }
  for (const { period = '' } of [...rowsOf('entries'), ...rowsOf('balances')]) {
    assert.ok(manifest['portal:periods'].includes(period))
  }
}

// R3 and R4.
function checkMoney(
  manifest: Manifest,
  known: Known,
  entries: readonly Row[],
  balances: readonly Row[],
): void {
  const sums = new Map<string, Record<'opening' | 'charged' | 'paid', bigint>>()
  for (const entry of entries) {
    const key = `${entry.contract_number}|${entry.period}`
    const sum = sums.get(key) ?? { opening: 0n, charged: 0n, paid: 0n }
    const amount = kopecks(entry.amount)
    const kind =
      entry.kind === 'payment' ? 'paid' : entry.kind === 'opening' ? 'opening' : 'charged'
    sum[kind] += amount
    sums.set(key, sum)
    if (entry.quantity && entry.price) assert.equal(amount, product(entry.quantity, entry.price))
    if (entry.kind === 'payment' || entry.kind === 'benefit') assert.ok(amount < 0n)
  }
  for (const period of manifest['portal:periods']) {
    for (const row of balances.filter((balance) => balance.period === period)) {
      const key = `${row.contract_number}|${period}`
      const sum = sums.get(key) ?? { opening: 0n, charged: 0n, paid: 0n }
      const contract = row.contract_number ?? ''
      const [opening, charged, paid] = [
        kopecks(row.opening),
        kopecks(row.charged),
        kopecks(row.paid),
      ]
      assert.equal(opening, known.closing.get(contract) ?? sum.opening, key)
      assert.equal(charged, sum.charged, key)
      assert.equal(paid, sum.paid, key)
      assert.equal(kopecks(row.closing), opening + charged + paid, key)
      known.closing.set(contract, kopecks(row.closing))
      sums.delete(key)
    }
  }
  assert.equal(sums.size, 0, 'entries without a balance')
}

// R6.
function checkReadings(known: Known, readings: readonly Row[]): void {
  for (const row of readings) {
    const meter = known.rows.get('meters')?.get(row.meter_id ?? '')
    assert.ok(meter)
    const [whole = '', fraction = ''] = (row.value ?? '').split('.')
    assert.equal(fraction.length, Number(meter.fraction_digits))
    assert.ok(whole.length <= Number(meter.integer_digits))
    assert.equal(row.status === 'rejected', row.reject_reason !== '')
    if (row.status === 'rejected' || row.source === 'estimated' || row.source === 'norm') continue
    const key = `${row.meter_id}|${row.zone}`
    const before = known.readings.get(key) ?? []
    const last = before.at(-1)
    known.readings.set(key, [...before, row])
    if (!last) continue
    assert.ok((last.taken_on ?? '') <= (row.taken_on ?? ''))
    const dial = 10n ** BigInt(Number(meter.integer_digits) + fraction.length)
    const step = BigInt(whole + fraction) - BigInt((last.value ?? '').replace('.', ''))
    if (step < 0n) assert.ok((step + dial) * 2n < dial, `${key} went back`)
  }
}

function checkReceipts(known: Known, receipts: readonly Row[], balances: readonly Row[]): void {
  for (const row of receipts) {
    const { unique_number: number = '', period = '' } = row
    assert.equal(number !== '', period >= '2018-11')
    if (number !== '') {
      assert.equal(luhn(number), 0)
      assert.equal(known.numbers.has(number), false)
      known.numbers.add(number)
    }
    const own = balances.filter(
      (one) => one.account_number === row.account_number && one.period === period,
    )
    // A second revision comes a month after its balances.
    if (own.length === 0) continue
    for (const name of ['opening', 'charged', 'paid']) {
      assert.equal(kopecks(row[name]), total(own, name))
    }
    const closing = total(own, 'closing')
    assert.equal(kopecks(row.total_due), closing > 0n ? closing : 0n)
  }
}

function parseCsv(text: string, delimiter: string): string[][] {
  const cells = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n)`,
    'y',
  )
  const lines: string[][] = [[]]
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    lines.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== delimiter) lines.push([])
    if (cells.lastIndex === text.length) break
  }
  assert.deepEqual(lines.pop(), [], 'the last line ends like the others')
  return lines
}

function checkText(value: string): void {
  assert.equal(value.normalize('NFC'), value)
  assert.ok(value.length <= 500 && value.trim() === value && !/\p{Cc}/u.test(value), value)
}

function kopecks(rubles = ''): bigint {
  assert.match(rubles, /^-?\d+\.\d\d$/)
  return BigInt(rubles.replace('.', ''))
}

function product(quantity: string, price: string): bigint {
  const decimals = (text: string) => (text.split('.')[1] ?? '').length
  const units = BigInt(quantity.replace('.', '')) * BigInt(price.replace('.', '')) * 100n
  const scale = 10n ** BigInt(decimals(quantity) + decimals(price))
  const size = units < 0n ? -units : units
  const rounded = size / scale + ((size % scale) * 2n >= scale ? 1n : 0n)
  return units < 0n ? -rounded : rounded
}

function total(rows: readonly Row[], name: string): bigint {
  return rows.reduce((sum, row) => sum + kopecks(row[name]), 0n)
}

function luhn(number: string): number {
  const digits = [...number].reverse().map(Number)
  return (
    digits.reduce((sum, digit, at) => {
      const weighted = at % 2 === 1 ? digit * 2 : digit
      return sum + Math.floor(weighted / 10) + (weighted % 10)
    }, 0) % 10
  )
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
