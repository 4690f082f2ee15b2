import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Period } from '#base/period.ts'
import { clockAt } from '#platform/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { forged, viewedBy, viewerOf } from '#test/support/viewers.ts'
import { exportLedger } from './export-ledger.ts'
import { showLedger } from './show-ledger.ts'

const FLAT = '4110104729'
const OTHER = '4110112648'
const viewed = viewedBy(viewerOf([FLAT]))
const period = (text: string) => text as Period
const allTime = { from: null, to: null }
const db = await freshDatabase()

// Fifteen months of one contract: each charges 100 rubles and receives what the last one asked.
const months = Array.from({ length: 15 }, (_, index) =>
  index < 12 ? `2017-${`${index + 1}`.padStart(2, '0')}` : `2018-0${index - 11}`,
)
await seed(db.owner, {
  accounts: [{ account_number: FLAT }, { account_number: OTHER }],
  contracts: [
    { account_number: FLAT, contract_number: 'E-1' },
    { account_number: FLAT, contract_number: 'H-1', service: 'heating' },
    { account_number: OTHER, contract_number: 'E-2' },
  ],
  balances: [
    ...months.map((month, index) => ({
      account_number: FLAT,
      contract_number: 'E-1',
      period: `${month}-01`,
      opening: index === 0 ? 0 : 10_000,
      charged: 10_000,
      paid: index === 0 ? 0 : -10_000,
      closing: 10_000,
    })),
    balanceOf('H-1', '2017-02-01', 700),
  ],
  entries: months.flatMap((month, index) => [
    entry(`C${index}`, month, 'charge', 10_000, 28),
    ...(index === 0 ? [] : [entry(`P${index}`, month, 'payment', -10_000, 10)]),
  ]),
})

function balanceOf(contract_number: string, of: string, closing: number) {
  const sums = { opening: 0, charged: closing, paid: 0, closing }
  return { account_number: FLAT, contract_number, period: of, ...sums }
}
function entry(entry_id: string, month: string, kind: string, amount: number, day: number) {
  return {
    account_number: FLAT,
    contract_number: 'E-1',
    entry_id,
    period: `${month}-01`,
    kind,
    amount,
    posted_on: `${month}-${day}`,
  }
}

test('without a range the twelve last months billed are shown, the newest first', async () => {
  const ledger = await showLedger({ db: db.web }, viewed, allTime, {})
  assert.deepEqual(ledger?.billed, { first: '2017-01', last: '2018-03' })
  assert.equal(ledger.statement.months.length, 12)
  assert.equal(ledger.statement.months[0]?.period, '2018-03')
  assert.equal(ledger.statement.months.at(-1)?.period, '2017-04')
})

test('what a contract was left with before the range still stands within it', async () => {
  const ledger = await showLedger({ db: db.web }, viewed, allTime, {})
  const [month] = ledger?.statement.months ?? []
  assert.deepEqual([month?.opening, month?.closing], [10_700n, 10_700n])
  assert.deepEqual(
    month?.lines.map((line) => [line.entryId, line.running]),
    [
      ['P14', 700n],
      ['C14', 10_700n],
    ],
  )
})

test('a range has both its ends; an open end reaches as far as the bills do', async () => {
  const shown = async (from: string | null, to: string | null) => {
    const range = { from: from && period(from), to: to && period(to) }
    const ledger = await showLedger({ db: db.web }, viewed, range as typeof allTime, {})
    const all = ledger?.statement.months.map((month) => month.period) ?? []
    return [all.at(-1), all[0], all.length]
  }
  assert.deepEqual(await shown('2017-02', '2017-04'), ['2017-02', '2017-04', 3])
  assert.deepEqual(await shown(null, '2017-02'), ['2017-01', '2017-02', 2])
  assert.deepEqual(await shown('2018-02', null), ['2018-02', '2018-03', 2])
  assert.deepEqual(await shown('2019-01', '2018-12'), [undefined, undefined, 0])
})

test('an account not billed yet has books with nothing in them', async () => {
  const ledger = await showLedger({ db: db.web }, viewedBy(viewerOf([OTHER])), allTime, {})
  assert.equal(ledger?.billed, null)
  assert.deepEqual(ledger.statement.months, [])
})

test('another’s books are not there, whichever wall is asked', async () => {
  const foreign = forged(viewed, OTHER)
  assert.equal(await showLedger({ db: db.web }, foreign, allTime, {}), undefined)
  assert.equal(await showLedger({ db: db.owner }, foreign, allTime, {}), undefined)
})

test('handing the books out as a file is on record, with what was in it', async () => {
  const means = { db: db.web, clock: clockAt('2019-01-14T03:00:00Z') }
  const range = { from: period('2018-01'), to: null }
  await exportLedger(means, { source: 'ab'.repeat(32) }, viewed, range, { kind: 'payment' }, 'csv')
  const foreign = forged(viewed, OTHER)
  await exportLedger(means, { source: 'ab'.repeat(32) }, foreign, range, {}, 'xlsx')
  const rows = await db.owner.read(
    {},
    {
      name: '',
      text: 'select action, outcome, account_number, details from audit_rows',
      values: [],
    },
  )
  assert.deepEqual(rows, [
    {
      action: 'ledger-exported',
      outcome: 'done',
      account_number: FLAT,
      details: { format: 'csv', from: '2018-01', to: null, service: null, kind: 'payment' },
    },
  ])
})
