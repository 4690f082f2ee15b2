import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseCalendarDate } from '#base/calendar-date.ts'
import { parseDecimal } from '#base/decimal.ts'
import { parseInstant } from '#base/instant.ts'
import { parseRubles, rublesText, sum } from '#base/money.ts'
import type { SentReading } from '../billing/sent-reading.ts'
import type { Zone } from '../tariffs.ts'
import { PackageRefused } from './package-refused.ts'
import { type Resource, readTable, type TableRow } from './read-table.ts'

// What the cabinet handed over at one time: section 2 of the exchange format.
export type ReturnPackage = {
  readonly name: string
  // 1, 2, 3 … for all branches together.
  readonly sequence: number
  readonly readings: readonly SentReading[]
}

type Manifest = {
  readonly name: string
  readonly 'portal:profile': string
  readonly 'portal:sequence': number
  readonly 'portal:totals': {
    readonly readings: number
    readonly payments: number
    readonly amount: string
  }
  readonly resources: readonly Resource[]
}

const readingColumns = [
  ...(['portal_reading_id', 'meter_id', 'zone', 'taken_on', 'value', 'submitted_at'] as const),
  'replaces',
] as const
const paymentColumns = [
  ...(['portal_payment_id', 'account_number', 'contract_number', 'amount', 'paid_at'] as const),
  ...(['gateway', 'gateway_payment_id', 'kind'] as const),
]
const zones: readonly string[] = ['T0', 'T1', 'T2', 'T3'] satisfies Zone[]

// Reads a package after it has checked all that the package says of itself: profile, files and
// nothing else, hashes, columns, values, totals. Throws PackageRefused for what does not agree, and
// for payments: this billing posts its own only.
export function readReturnPackage(folder: string): ReturnPackage {
  const refuse = (sentence: string) => new PackageRefused(basename(folder), sentence)
  const manifest = readManifest(folder, refuse)
  const table = <Column extends string>(name: string, columns: readonly Column[]) => {
    const resource = manifest.resources.find((one) => one.name === name)
    if (!resource) throw refuse(`нет таблицы ${name}.`)
    return readTable(folder, resource, columns, refuse)
  }
  const readings = table('portal_readings', readingColumns).map((row) => readingOf(row, refuse))
  const payments = table('portal_payments', paymentColumns)
  const files = ['datapackage.json', ...manifest.resources.map(({ path }) => path)]
  if (readdirSync(folder).toSorted().join() !== files.toSorted().join()) {
    throw refuse('в папке не те файлы, что названы в datapackage.json.')
  }
  const totals = manifest['portal:totals']
  const amount = rublesText(sum(payments.map((row) => parseRubles(row.amount) ?? 0n)))
  const counted = [readings.length, payments.length, amount].join()
  if (counted !== [totals.readings, totals.payments, totals.amount].join()) {
    throw refuse('контрольные суммы не сходятся.')
  }
  if (payments.length > 0) throw refuse('оплаты через кабинет здесь ещё не разносятся.')
  return { name: basename(folder), sequence: manifest['portal:sequence'], readings }
}

function readManifest(folder: string, refuse: (sentence: string) => PackageRefused): Manifest {
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
  } catch {
    throw refuse('datapackage.json нет, или он не читается.')
  }
  if (manifest['portal:profile'] !== 'utility-return/1') {
    throw refuse(`неизвестный профиль: ${manifest['portal:profile']}.`)
  }
  if (!Number.isSafeInteger(manifest['portal:sequence'])) throw refuse('у пакета нет номера.')
  if (!Array.isArray(manifest.resources)) throw refuse('в datapackage.json нет таблиц.')
  return manifest
}

function readingOf(
  row: TableRow<(typeof readingColumns)[number]>,
  refuse: (sentence: string) => PackageRefused,
): SentReading {
  const takenOn = parseCalendarDate(row.taken_on)
  const value = parseDecimal(row.value, { maxScale: 6 })
  const submittedAt = parseInstant(row.submitted_at)
  if (!takenOn || !value || !submittedAt || !zones.includes(row.zone) || !row.portal_reading_id) {
    throw refuse(`показание ${row.portal_reading_id} не читается.`)
  }
  return {
    portalReadingId: row.portal_reading_id,
    meterId: row.meter_id,
    zone: row.zone as Zone,
    takenOn,
    value,
    submittedAt,
    replaces: row.replaces || undefined,
  }
}
