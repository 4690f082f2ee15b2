import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableName } from '#core/exchange/reading/table-name.ts'
import type { MonthlyBill, Reading } from '../billing/bill.ts'
import { billHousehold } from '../billing/bill-household.ts'
import type { DemoBranch } from '../branches.ts'
import type { DataSet } from '../data-set.ts'
import type { Household } from '../households/household.ts'
import { makeHousehold } from '../households/make-household.ts'
import { type IssuedReceipt, issueReceipt } from '../receipts/issued-receipt.ts'
import { priceList, tariffRows } from '../tariffs.ts'
import { type ControlTotals, manifestText } from './manifest-text.ts'
import {
  accountRow,
  balanceRow,
  contractRow,
  entryRow,
  meterRow,
  readingRow,
  receiptRow,
  tariffRow,
} from './rows.ts'
import { createTable, type TableFile, type WrittenTable } from './table-file.ts'

// One calculation of one branch: months `from` to `to` of the data set, both included.
export type Calculation = {
  readonly branch: DemoBranch
  readonly sequence: number
  readonly kind: 'full' | 'increment'
  readonly from: number
  readonly to: number
}

export type ReceiptPrinter = {
  // Months before this one come without receipts: files are what takes time.
  readonly from: number
  print(receipt: IssuedReceipt): Buffer
}

export type WrittenExtract = {
  readonly folder: string
  readonly rows: number
  readonly receipts: number
  // To what customers sent.
  readonly answers: readonly Answer[]
}

export type Answer = { readonly household: Household; readonly reading: Reading }

// Writes the extract `<branch>-<sequence>` into `parent`, account by account: memory stays flat in
// its size. It appears under its name only when whole; one that is there already is not touched.
export function writeExtract(
  parent: string,
  data: DataSet,
  calculation: Calculation,
  printer: ReceiptPrinter,
): WrittenExtract {
  const { branch, sequence } = calculation
  const name = `${branch.code}-${String(sequence).padStart(4, '0')}`
  const unfinished = join(parent, `${name}.unfinished`)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(join(unfinished, 'receipts'), { recursive: true })
  const tables = createTables(unfinished, branch)
  const totals: ControlTotals = { charged: 0n, paid: 0n, closing: 0n }
  if (calculation.kind === 'full') {
    for (const row of tariffRows(branch)) tables.tariffs.add(tariffRow(row))
  }
  const answers: Answer[] = []
  const job: Job = { data, calculation, tables, totals, folder: unfinished, printer, answers }
  const prices = priceList(branch)
  for (let index = 0; index < data.accountsIn(branch.number); index += 1) {
    const household = makeHousehold(data, branch, index)
    addHousehold(job, household)
    for (const bill of billHousehold(data, household, prices, calculation.to))
      addBill(job, household, bill)
  }
  const written = Object.values(tables).map((table) => table.close())
  const isKept = ({ rows }: WrittenTable) =>
    rows > 0 || calculation.kind === 'full' || branch.style.emptyTables
  const kept = written.filter(isKept)
  for (const table of written) {
    if (!isKept(table)) rmSync(join(unfinished, `${table.name}.csv`))
  }
  const manifest = manifestText(name, data, calculation, kept, totals)
  writeFileSync(join(unfinished, 'datapackage.json'), manifest, { flag: 'wx' })
  const folder = join(parent, name)
  renameSync(unfinished, folder)
  const rows = kept.reduce((sum, table) => sum + table.rows, 0)
  const receipts = kept.find((table) => table.name === 'receipts')?.rows ?? 0
  return { folder, rows, receipts, answers }
}

type Job = {
  readonly data: DataSet
  readonly calculation: Calculation
  readonly tables: Readonly<Record<TableName, TableFile>>
  readonly totals: ControlTotals
  readonly folder: string
  readonly printer: ReceiptPrinter
  readonly answers: Answer[]
}

function createTables(folder: string, { style }: DemoBranch): Record<TableName, TableFile> {
  const table = (name: TableName) => createTable(folder, name, style)
  return {
    tariffs: table('tariffs'),
    accounts: table('accounts'),
    contracts: table('contracts'),
    meters: table('meters'),
    readings: table('readings'),
    entries: table('entries'),
    balances: table('balances'),
    receipts: table('receipts'),
  }
}

// An increment repeats only what changed in its months.
function addHousehold({ data, calculation, tables }: Job, household: Household): void {
  const { from, to, kind } = calculation
  const isDue = (month: number | undefined) =>
    month !== undefined && month <= to && (kind === 'full' || month >= from)
  const { opening, closing, renaming } = household
  const opened = opening ? isDue(opening.month) : kind === 'full'
  const changed = opened || (isDue(closing?.month) && (!opening || opening.month <= to))
  if (changed || isDue(renaming?.month)) tables.accounts.add(accountRow(data, household, to))
  for (const contract of household.contracts) {
    if (changed) tables.contracts.add(contractRow(data, household, contract, to))
    for (const meter of contract.meters) {
      const installed = meter.installation ? isDue(meter.installation.month) : kind === 'full'
      const removed = isDue(meter.removal?.month)
      if (installed || removed) tables.meters.add(meterRow(data, household, contract, meter, to))
    }
  }
}

function addBill(job: Job, household: Household, bill: MonthlyBill): void {
  const { calculation, tables, totals, data } = job
  const { month } = bill
  const isNew = month.index >= calculation.from
  if (isNew) {
    for (const reading of bill.readings) {
      tables.readings.add(readingRow(reading))
      if (reading.portalReadingId) job.answers.push({ household, reading })
    }
    for (const entry of bill.entries) tables.entries.add(entryRow(household, month, entry))
    for (const balance of bill.balances) {
      tables.balances.add(balanceRow(household, month, balance))
      totals.charged += balance.charged
      totals.paid += balance.paid
      totals.closing += balance.closing
    }
    addReceipt(job, issueReceipt(data, household, bill, 1))
  }
  // The second revision is issued a month later.
  const later = month.index + 1
  if (later < calculation.from || later > calculation.to) return
  if (household.traits.reissued.includes(month.index)) {
    addReceipt(job, issueReceipt(data, household, bill, 2))
  }
}

function addReceipt({ printer, folder, tables }: Job, receipt: IssuedReceipt): void {
  if (receipt.bill.month.index < printer.from) return
  const pdf = printer.print(receipt)
  writeFileSync(join(folder, receipt.file), pdf, { flag: 'wx' })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  tables.receipts.add(receiptRow(receipt, { bytes: pdf.length, sha256 }))
}
