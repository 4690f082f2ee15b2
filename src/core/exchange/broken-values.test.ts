import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { brokenExtracts, rowOf } from '#test/support/exchange/broken-extracts.ts'
import type { Draft, Row } from '#test/support/exchange/draft-extract.ts'

// A value that cannot be, or a row that breaks a rule of its own: the row's account is set aside,
// and the rows that refer to it go with it.
const { refuses, setsAside, report } = await brokenExtracts()
const account = (at: number) => `413${String(at).padStart(7, '0')}`

const cell = (table: keyof Draft['tables'], at: number, change: Row, kind?: 'full') => ({
  draft: (draft: Draft) => Object.assign(rowOf(draft, table, at), change),
  ...(kind ? { kind } : {}),
})

const entryValues: [what: string, change: Row, column: string, rule?: string][] = [
  ['money with one decimal', { amount: '48.6' }, 'amount'],
  ['money with a comma', { amount: '48,62' }, 'amount'],
  ['a price below a millionth', { price: '4.6300001' }, 'price'],
  ['a day that is none', { posted_on: '2019-02-30' }, 'posted_on'],
  ['a day after the calculation', { posted_on: '2019-02-02' }, 'posted_on'],
  ['a day before 1900', { posted_on: '1899-12-31' }, 'posted_on'],
  ['a month that is none', { period: '2019-13' }, 'period'],
  ['a kind nobody knows', { kind: 'gift' }, 'kind'],
  ['no kind', { kind: '' }, 'kind'],
  ['a control character', { note: 'один\u0007' }, 'note'],
  ['a text of 501 characters', { note: 'ж'.repeat(501) }, 'note'],
  ['a text that is not NFC', { note: 'и\u0306' }, 'note'],
  ['a payment that raises the debt', { kind: 'payment', price: '' }, 'amount'],
  ['an amount that is not the product (R4)', { amount: '48.61' }, 'amount', 'R4'],
]
for (const [what, change, column, rule = 'value'] of entryValues) {
  setsAside(
    `an entry with ${what}`,
    [account(6)],
    cell('entries', 11, change),
    `entries.csv:13:${column} ${rule}`,
    'balances.csv:8:charged R3',
  )
}

setsAside(
  'an account number with a letter, in an entry whose contract is known',
  [account(6)],
  cell('entries', 11, { account_number: '413000000б' }),
  'entries.csv:13:account_number value',
  'balances.csv:8:charged R3',
)
refuses(
  'an account number with a letter, in the accounts',
  cell('accounts', 5, { account_number: '413000000б' }, 'full'),
  'accounts.csv:7:account_number value',
)
refuses(
  'a tariff with a price below zero',
  cell('tariffs', 0, { price: '-4.63' }, 'full'),
  'tariffs.csv:2:price value',
)
setsAside(
  'an account of a kind nobody knows',
  [account(6)],
  cell('accounts', 5, { kind: 'castle' }, 'full'),
  'accounts.csv:7:kind value',
)
setsAside(
  'a contract for a service nobody knows, though a meter hangs on it',
  [account(1)],
  cell('contracts', 0, { service: 'gas' }, 'full'),
  'contracts.csv:2:service value',
)
setsAside(
  'a meter that is neither read nor not',
  [account(1)],
  cell('meters', 0, { accepts_readings: 'yes' }, 'full'),
  'meters.csv:2:accepts_readings value',
)
setsAside(
  'a meter with a dial of ten digits',
  [account(1)],
  cell('meters', 0, { integer_digits: '10' }, 'full'),
  'meters.csv:2:integer_digits value',
)
setsAside(
  'a reading below zero',
  [account(1)],
  cell('readings', 0, { value: '-1' }),
  'readings.csv:2:value value',
)
setsAside(
  'a rejected reading without a reason',
  [account(1)],
  cell('readings', 0, { status: 'rejected' }),
  'readings.csv:2:reject_reason value',
)
setsAside(
  'a balance with a thousands separator',
  [account(6)],
  cell('balances', 6, { opening: '1 097.24' }),
  'balances.csv:8:opening value',
  'entries.csv:13:period R3',
)

const receiptValues: [what: string, change: Row, column: string][] = [
  ['without its unique number', { unique_number: '' }, 'unique_number'],
  ['with a slip in its unique number', { unique_number: '1234567890123453' }, 'unique_number'],
  ['with a hash that is none', { sha256: 'abc' }, 'sha256'],
  ['of revision 0', { revision: '0', file: 'receipts/4130000001-2019-01-0.pdf' }, 'revision'],
  ['whose file is named otherwise', { file: 'receipts/4130000001.pdf' }, 'file'],
  ['whose file is that of another account', { file: 'receipts/4130000002-2019-01-1.pdf' }, 'file'],
  ['whose file lies outside the folder', { file: '../4130000001-2019-01-1.pdf' }, 'file'],
]
for (const [what, change, column] of receiptValues) {
  setsAside(
    `a receipt ${what}`,
    [account(1)],
    cell('receipts', 0, change),
    `receipts.csv:2:${column} value`,
  )
}

test('of many faults a thousand are kept and all are counted', async () => {
  const told = await report({
    draft: ({ tables }) => {
      for (let at = 0; at < 1_200; at += 1) {
        tables.entries.push({ ...tables.entries[11], entry_id: `X-${at}`, kind: 'gift' })
      }
      for (const row of tables.balances) Object.assign(row, { closing: '99999999.99' })
    },
  })
  // The limit, the entries, each balance that does not add up, each receipt over them.
  equal(told.verdict, 'refuse')
  equal(told.faults, 1 + 1_200 + 221 + 4)
  equal(told.kept.length, 1_000)
  deepEqual(
    told.kept.slice(0, 2).map(({ rule, line }) => [rule, line]),
    [
      ['limit', null],
      ['value', 228],
    ],
  )
})
