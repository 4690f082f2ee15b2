import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { decimalText } from '#base/decimal.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { forged, viewedBy, viewerOf } from '#test/support/viewers.ts'
import { showAccount } from './show-account.ts'

const FLAT = '4110104729'
const OTHER = '4110112648'
const viewed = viewedBy(viewerOf([FLAT]))
const day = (text: string) => text as CalendarDate
const db = await freshDatabase()

const mine = { account_number: FLAT, meter_id: 'M-1' }
await seed(db.owner, {
  tariffs: [
    { tariff_code: 'PK-E2', zone: 'T1', valid_to: '2018-12-31', price: '5.325' },
    { tariff_code: 'PK-E2', zone: 'T2', valid_to: '2018-12-31', price: '3.704' },
    { tariff_code: 'PK-E2', zone: 'T1', valid_from: '2019-01-01', price: '5.40' },
  ],
  accounts: [{ account_number: FLAT }, { account_number: OTHER }],
  contracts: [
    { account_number: FLAT, contract_number: 'H-1', service: 'heating', tariff_code: 'none' },
    { account_number: FLAT, contract_number: 'E-1', tariff_code: 'PK-E2' },
    { account_number: OTHER, contract_number: 'E-2' },
  ],
  meters: [
    { ...mine, contract_number: 'E-1', zones: 2 },
    { account_number: OTHER, meter_id: 'M-2', contract_number: 'E-2' },
  ],
  readings: [
    { ...mine, zone: 'T1', taken_on: '2018-12-24', reading_id: 'R1', value: '31565.40' },
    { ...mine, zone: 'T2', taken_on: '2018-12-24', reading_id: 'R2', value: '100' },
    {
      ...mine,
      zone: 'T2',
      taken_on: '2018-12-24',
      reading_id: 'R0',
      value: '101',
      source: 'inspector',
      used_in: '2018-12-01',
      extract_row: 2,
    },
    {
      ...mine,
      zone: 'T1',
      taken_on: '2018-12-25',
      reading_id: 'R4',
      value: '1',
      status: 'rejected',
      reject_reason: 'Показание меньше предыдущего',
    },
  ],
  balances: [
    {
      account_number: FLAT,
      contract_number: 'E-1',
      period: '2018-12-01',
      opening: 135_335,
      charged: 134_686,
      paid: -135_335,
      closing: 134_686,
    },
  ],
})

test('prices are those in force on the day, with billing’s decimals', async () => {
  const prices = async (onDay: string) => {
    const account = await showAccount({ db: db.web }, viewed, day(onDay))
    return account?.contracts[0]?.prices.map(({ zone, price }) => [zone, decimalText(price)])
  }
  assert.deepEqual(await prices('2018-12-31'), [
    ['T1', '5.325'],
    ['T2', '3.704'],
  ])
  assert.deepEqual(await prices('2019-01-01'), [['T1', '5.40']])
})

test('contracts stand by service, each with its last month', async () => {
  const account = await showAccount({ db: db.web }, viewed, day('2019-01-14'))
  assert.deepEqual(
    account?.contracts.map(({ contractNumber, lastMonth }) => [contractNumber, lastMonth]),
    [
      [
        'E-1',
        {
          period: '2018-12',
          opening: 135_335n,
          charged: 134_686n,
          paid: -135_335n,
          closing: 134_686n,
        },
      ],
      ['H-1', null],
    ],
  )
  assert.equal(account.balance, 134_686n)
})

test('the last reading is the last accepted; of one day, the one handed over last', async () => {
  const account = await showAccount({ db: db.web }, viewed, day('2019-01-14'))
  const [meter] = account?.meters ?? []
  assert.deepEqual(
    meter?.lastReadings.map(({ zone, value, source, usedIn }) => [
      zone,
      decimalText(value),
      source,
      usedIn,
    ]),
    [
      ['T1', '31565.40', 'customer', null],
      ['T2', '101', 'inspector', '2018-12'],
    ],
  )
})

test('another’s account is not there, whichever wall is asked', async () => {
  const today = day('2019-01-14')
  assert.equal(await showAccount({ db: db.web }, forged(viewed, OTHER), today), undefined)
  // The owner role stands outside row-level security: the query alone must refuse.
  assert.equal(await showAccount({ db: db.owner }, forged(viewed, OTHER), today), undefined)
})
