import { createHash } from 'node:crypto'
import { rublesText } from '#base/money.ts'
import { nextPeriod, type Period } from '#base/period.ts'
import { withCheckDigit } from '#base/receipt-number.ts'
import type { TableName } from '#core/exchange/reading/table-name.ts'

export type Row = Record<string, string>

// An extract before it is written: rows by column name, so that a test can break one cell.
export type Draft = {
  branch: string
  sequence: number
  kind: 'full' | 'increment'
  calculatedAt: string
  periods: string[]
  tables: Record<TableName, Row[]>
  pdfs: Record<string, Buffer>
}

// What the branches of drafts begin their numbers with, so that no two meet.
const prefixes: Readonly<Record<string, string>> = { elizovo: '413', milkovo: '414' }

// The accounts 1 to 4 have meters, payments and receipts; account 2 a meter of two zones, account 3
// heat without a meter and an old debt. The others have one contract, billed every month.
const detailed = 4

const accountNumber = (branch: string, at: number) =>
  `${prefixes[branch]}${String(at).padStart(7, '0')}`

// A first, full extract of November and December 2018. Two hundred accounts and more let two be set
// aside without refusing it all.
export function fullDraft(branch = 'elizovo', accounts = 220): Draft {
  const draft: Draft = {
    branch,
    sequence: 1,
    kind: 'full',
    calculatedAt: '2019-01-01T06:00:00+12:00',
    periods: ['2018-11', '2018-12'],
    tables: {
      tariffs: [tariff(branch)],
      accounts: [],
      contracts: [],
      meters: [],
      readings: [],
      entries: [],
      balances: [],
      receipts: [],
    },
    pdfs: {},
  }
  for (let at = 1; at <= accounts; at += 1) addAccount(draft, accountNumber(branch, at), at)
  for (const period of draft.periods) addMonth(draft, period)
  return draft
}

// The month after: an increment that brings only new rows.
export function nextDraft(before: Draft): Draft {
  const period = nextPeriod(before.periods.at(-1) as Period)
  const draft = structuredClone({ ...before, pdfs: {} })
  draft.sequence += 1
  draft.kind = 'increment'
  draft.calculatedAt = `${nextPeriod(period)}-01T06:00:00+12:00`
  draft.periods = [period]
  const known = structuredClone(draft.tables)
  addMonth(draft, period)
  for (const name of ['readings', 'entries', 'balances', 'receipts'] as const) {
    draft.tables[name] = draft.tables[name].slice(known[name].length)
  }
  for (const name of ['tariffs', 'accounts', 'contracts', 'meters'] as const) {
    draft.tables[name] = []
  }
  return draft
}

// Everything so far in one: what billing hands over to set all straight.
export function fullAfter(...drafts: Draft[]): Draft {
  const last = drafts.at(-1) as Draft
  const tables = structuredClone((drafts[0] as Draft).tables)
  for (const { tables: more } of drafts.slice(1)) {
    for (const [name, rows] of Object.entries(more)) tables[name as TableName].push(...rows)
  }
  const pdfs = Object.assign({}, ...drafts.map((draft) => draft.pdfs))
  const periods = drafts.flatMap((draft) => draft.periods)
  return structuredClone({
    ...last,
    kind: 'full',
    sequence: last.sequence + 1,
    periods,
    tables,
    pdfs,
  })
}

function tariff(branch: string): Row {
  return {
    tariff_code: `${branch}-E1`,
    zone: 'T0',
    valid_from: '2018-07-01',
    valid_to: '',
    service: 'electricity',
    name: 'Население, одноставочный',
    unit: 'kWh',
    price: '4.63',
  }
}

function addAccount({ branch, tables }: Draft, account: string, at: number): void {
  tables.accounts.push({
    account_number: account,
    unified_number: '',
    branch,
    holder_name: `Ильина Анна ${at}`,
    address: `с. Паратунка, ул. Мирная, д. ${at}`,
    kind: 'resident',
    area_m2: '40.5',
    residents: '2',
    opened_on: '2010-01-01',
    closed_on: '',
  })
  const kinds = at === 3 ? ['E', 'H'] : ['E']
  for (const kind of kinds) {
    tables.contracts.push({
      contract_number: `${kind}-${account}`,
      account_number: account,
      service: kind === 'E' ? 'electricity' : 'heating',
      tariff_code: `${branch}-E1`,
      supplier: 'ПАО «Полуостровэнерго»',
      signed_on: '2010-01-01',
      ended_on: '',
    })
  }
  if (at <= detailed) addMeter(tables, account, at === 2 ? '2' : '1')
}

function addMeter(tables: Draft['tables'], account: string, zones: string): void {
  tables.meters.push({
    meter_id: `M-${account}`,
    contract_number: `E-${account}`,
    serial_number: `100${account}`,
    model: 'СЭО-1',
    zones,
    integer_digits: '5',
    fraction_digits: '1',
    ratio: '1',
    installed_on: '2015-01-01',
    removed_on: '',
    verified_on: '2015-01-01',
    verify_before: '2031-01-01',
    place: '',
    accepts_readings: 'true',
  })
}

function addMonth(draft: Draft, period: string): void {
  const { tables } = draft
  for (const contract of tables.contracts) addBill(tables, contract, period)
  for (const { meter_id, zones } of tables.meters) {
    for (const zone of zones === '2' ? ['T1', 'T2'] : ['T0']) {
      const before = tables.readings.filter((row) => row.meter_id === meter_id).length
      tables.readings.push(reading(`${meter_id}-${zone}`, `${1000 + before * 100}.5`, period))
    }
  }
  const accounts = tables.contracts.filter(({ contract_number }) =>
    contract_number?.startsWith('E'),
  )
  for (const { account_number = '' } of accounts.slice(0, detailed)) {
    addReceipt(draft, account_number, period, 1)
  }
}

function reading(dial: string, value: string, period: string): Row {
  return {
    reading_id: `R-${dial}-${period}`,
    meter_id: dial.slice(0, -3),
    zone: dial.slice(-2),
    taken_on: `${period}-20`,
    value,
    source: 'customer',
    status: 'accepted',
    reject_reason: '',
    used_in: period,
    portal_reading_id: '',
  }
}

function addBill(tables: Draft['tables'], contract: Row, period: string): void {
  const { contract_number = '', account_number = '' } = contract
  const before = tables.balances.findLast((row) => row.contract_number === contract_number)
  const pays = before !== undefined && Number(account_number.slice(3)) <= detailed
  const opening = before ? kopecks(before.closing) : contract_number.startsWith('H') ? 5_000n : 0n
  const base = { account_number, contract_number, period, zone: '', quantity: '', price: '' }
  const rest = { posted_on: `${period}-28`, note: '', portal_payment_id: '' }
  const add = (kind: string, amount: bigint, more: Row = {}) => {
    const entry_id = `${contract_number}-${period}-${kind}`
    tables.entries.push({ ...base, ...rest, entry_id, kind, amount: rublesText(amount), ...more })
  }
  if (!before && opening !== 0n) add('opening', opening)
  add('charge', 4_862n, { zone: 'T0', quantity: '10.5', price: '4.63' })
  if (pays) add('payment', -opening)
  const paid = pays ? -opening : 0n
  tables.balances.push({
    contract_number,
    period,
    account_number,
    opening: rublesText(opening),
    charged: rublesText(4_862n),
    paid: rublesText(paid),
    closing: rublesText(opening + 4_862n + paid),
  })
}

// The receipt of a month as its balances have it; a revision of its own gets a number of its own.
export function addReceipt(draft: Draft, account: string, period: string, revision: number): void {
  const { tables, pdfs } = draft
  const months = tables.balances.filter(
    (row) => row.account_number === account && row.period === period,
  )
  const sum = (column: string) => months.reduce((total, row) => total + kopecks(row[column]), 0n)
  const digits = createHash('sha256').update(`${account} ${period} ${revision}`).digest()
  const file = `receipts/${account}-${period}-${revision}.pdf`
  const pdf = Buffer.from(`%PDF-1.7\n% ${account} ${period} ${revision}\n%%EOF\n`)
  pdfs[file] = pdf
  tables.receipts.push({
    account_number: account,
    period,
    revision: String(revision),
    unique_number: withCheckDigit(String(digits.readUIntBE(0, 6)).padStart(15, '1').slice(0, 15)),
    issued_on: `${period}-28`,
    due_on: `${nextPeriod(period as Period)}-10`,
    opening: rublesText(sum('opening')),
    charged: rublesText(sum('charged')),
    paid: rublesText(sum('paid')),
    total_due: rublesText(sum('closing') > 0n ? sum('closing') : 0n),
    file,
    bytes: String(pdf.length),
    sha256: createHash('sha256').update(pdf).digest('hex'),
  })
}

function kopecks(rubles: string | undefined): bigint {
  return BigInt((rubles ?? '').replace('.', ''))
}
