import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { viewerOf } from '#test/support/viewers.ts'
import { showSummary } from './show-summary.ts'

const FLAT = '4110104729'
const DACHA = '4120217377'
const days = {
  today: '2019-01-15' as CalendarDate,
  warnBy: '2019-04-15' as CalendarDate,
}
const db = await freshDatabase()

await db.owner.transaction({}, async ({ client }) => {
  await client.query(
    `update branches set calculated_at = '2019-01-01T04:00:00+12:00' where branch <> 'milkovo'`,
  )
})
await seed(db.owner, {
  accounts: [
    { account_number: FLAT },
    { account_number: DACHA, branch: 'vilyuchinsk', held_as_of: '2018-12-01T05:00:00+12:00' },
  ],
  contracts: [
    { account_number: FLAT, contract_number: 'H-1', service: 'heating' },
    { account_number: FLAT, contract_number: 'E-1' },
    { account_number: FLAT, contract_number: 'E-0', ended_on: '2017-01-31' },
    { account_number: DACHA, contract_number: 'E-2' },
  ],
  balances: [
    balance(FLAT, 'E-0', '2017-01-01', 500),
    balance(FLAT, 'E-1', '2018-11-01', 99_999),
    balance(FLAT, 'E-1', '2018-12-01', 134_686),
    balance(FLAT, 'H-1', '2018-12-01', -20_000),
    balance(DACHA, 'E-2', '2018-11-01', -50_000),
  ],
  meters: [
    meter(FLAT, 'M-due', 'E-1', '2019-04-15', null),
    meter(FLAT, 'M-late', 'E-1', '2018-03-11', null),
    meter(FLAT, 'M-good', 'E-1', '2019-04-16', null),
    meter(FLAT, 'M-gone', 'E-1', '2018-03-11', '2018-04-01'),
  ],
  receipts: [
    receipt(FLAT, '2018-11-01', 1, 'aa'),
    receipt(FLAT, '2018-12-01', 1, 'ab'),
    receipt(FLAT, '2018-12-01', 2, 'ac'),
  ],
})

function balance(account_number: string, contract_number: string, period: string, closing: number) {
  return { account_number, contract_number, period, opening: closing, charged: 0, paid: 0, closing }
}
function meter(
  account_number: string,
  meter_id: string,
  contract_number: string,
  verify_before: string,
  removed_on: string | null,
) {
  return { account_number, meter_id, contract_number, verify_before, removed_on }
}
function receipt(account_number: string, period: string, revision: number, byte: string) {
  const sums = { opening: 0, charged: 115_186, paid: 0, total_due: 115_186 }
  const days = { issued_on: `2019-01-0${revision}`, due_on: `2019-01-1${revision}` }
  return { account_number, period, revision, ...sums, ...days, sha256: `\\x${byte.repeat(32)}` }
}

test('each account stands with its own figures, in the viewer’s order and words', async () => {
  const summary = await showSummary({ db: db.web }, viewerOf([[DACHA, 'дача'], FLAT]), days)
  assert.deepEqual(
    summary.map(({ givenName, accountNumber, balance }) => [givenName, accountNumber, balance]),
    [
      ['дача', DACHA, -50_000n],
      [null, FLAT, 115_186n],
    ],
  )
})

test('a service is what all its contracts are left with, the ended ones too', async () => {
  const [flat] = await showSummary({ db: db.web }, viewerOf([FLAT]), days)
  assert.deepEqual(flat?.services, [
    { service: 'electricity', balance: 135_186n },
    { service: 'heating', balance: -20_000n },
  ])
})

test('an account set aside says so and keeps its earlier day', async () => {
  const [flat, dacha] = await showSummary({ db: db.web }, viewerOf([FLAT, DACHA]), days)
  assert.equal(flat?.asOf?.toString(), '2018-12-31T16:00:00Z')
  assert.equal(flat.held, false)
  assert.equal(dacha?.asOf?.toString(), '2018-11-30T17:00:00Z')
  assert.equal(dacha.held, true)
})

test('the last receipt is the last revision of the last month', async () => {
  const [flat, dacha] = await showSummary({ db: db.web }, viewerOf([FLAT, DACHA]), days)
  assert.deepEqual(flat?.latestReceipt, {
    period: '2018-12',
    revision: 2,
    issuedOn: '2019-01-02',
    dueOn: '2019-01-12',
    totalDue: 115_186n,
  })
  assert.equal(dacha?.latestReceipt, null)
})

test('meters to verify are in place and end their term by the day, the soonest first', async () => {
  const [flat] = await showSummary({ db: db.web }, viewerOf([FLAT]), days)
  assert.deepEqual(
    flat?.metersToVerify.map((one) => one.meterId),
    ['M-late', 'M-due'],
  )
})

test('a login without accounts sees nothing, and row-level security agrees', async () => {
  assert.deepEqual(await showSummary({ db: db.web }, viewerOf([]), days), [])
  const rows = await db.web.read(
    {},
    { name: '', text: 'select account_number from accounts', values: [] },
  )
  assert.deepEqual(rows, [])
})
