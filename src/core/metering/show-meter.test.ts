import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimalText } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { forged, viewedBy, viewerOf } from '#test/support/viewers.ts'
import { readingsUsedIn } from './readings-used-in.ts'
import { showMeter } from './show-meter.ts'

const FLAT = '4110104729'
const OTHER = '4110112648'
const viewed = viewedBy(viewerOf([FLAT]))
const db = await freshDatabase()

const mine = { account_number: FLAT, contract_number: 'E-1' }
await seed(db.owner, {
  accounts: [{ account_number: FLAT }, { account_number: OTHER }],
  contracts: [mine, { account_number: OTHER, contract_number: 'E-2' }],
  meters: [
    { ...mine, meter_id: 'M-old', installed_on: '2010-01-01', removed_on: '2018-05-09' },
    { ...mine, meter_id: 'M-new', installed_on: '2018-05-09', zones: 2, integer_digits: 4 },
    { account_number: OTHER, contract_number: 'E-2', meter_id: 'M-other' },
  ],
  readings: [
    reading('R1', 'T1', '2018-05-09', '9931.9', { source: 'initial' }),
    reading('R2', 'T1', '2018-06-23', '115.2', { used_in: '2018-06-01' }),
    reading('R3', 'T1', '2018-07-20', '90', {
      status: 'rejected',
      reject_reason: 'Показание меньше предыдущего',
    }),
    // Handed over after R5, though it is of the same day.
    reading('R4', 'T2', '2018-06-23', '30', { extract_row: 7 }),
    reading('R5', 'T2', '2018-06-23', '28.5', { extract_row: 6 }),
  ],
})

function reading(reading_id: string, zone: string, taken_on: string, value: string, more = {}) {
  return { account_number: FLAT, meter_id: 'M-new', reading_id, zone, taken_on, value, ...more }
}

test('the history goes by zone and time, with the volume up to each reading', async () => {
  const meter = await showMeter({ db: db.web }, viewed, 'M-new')
  const shown = meter?.byZone.map(({ zone, readings }) => [
    zone,
    readings.map(({ readingId, volume }) => [readingId, volume && decimalText(volume.amount)]),
  ])
  assert.deepEqual(shown, [
    [
      'T1',
      [
        ['R1', null],
        ['R2', '183.3'],
        ['R3', null],
      ],
    ],
    [
      'T2',
      [
        ['R5', null],
        ['R4', '1.5'],
      ],
    ],
  ])
})

test('a rejected reading keeps billing’s reason', async () => {
  const meter = await showMeter({ db: db.web }, viewed, 'M-new')
  const rejected = meter?.byZone[0]?.readings.find((one) => one.status === 'rejected')
  assert.equal(rejected?.rejectReason, 'Показание меньше предыдущего')
})

test('the old and the new meter lead to each other', async () => {
  const fresh = await showMeter({ db: db.web }, viewed, 'M-new')
  const old = await showMeter({ db: db.web }, viewed, 'M-old')
  assert.equal(fresh?.predecessor?.meterId, 'M-old')
  assert.equal(fresh.successor, null)
  assert.equal(old?.successor?.meterId, 'M-new')
  assert.deepEqual(old.byZone, [{ zone: 'T0', readings: [] }])
})

test('another’s meter is as one that never was, whichever wall is asked', async () => {
  for (const database of [db.web, db.owner]) {
    assert.equal(await showMeter({ db: database }, viewed, 'M-other'), undefined)
    assert.equal(await showMeter({ db: database }, forged(viewed, OTHER), 'M-other'), undefined)
  }
  assert.equal(await showMeter({ db: db.web }, viewed, 'M-none'), undefined)
})

test('a bill tells the readings it was counted from, by the zone’s name', async () => {
  const used = await readingsUsedIn({ db: db.web }, viewed, '2018-06' as Period)
  assert.deepEqual(
    used.map(({ meterId, zoneName, value }) => [meterId, zoneName, decimalText(value)]),
    [['M-new', 'day', '115.2']],
  )
  assert.deepEqual(await readingsUsedIn({ db: db.web }, viewed, '2018-07' as Period), [])
  const others = await readingsUsedIn({ db: db.owner }, forged(viewed, OTHER), '2018-06' as Period)
  assert.deepEqual(others, [])
})
