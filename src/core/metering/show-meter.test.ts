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

const heat = { account_number: FLAT, contract_number: 'H-1' }
const mine = { account_number: FLAT, contract_number: 'E-1' }
await seed(db.owner, {
  accounts: [{ account_number: FLAT }, { account_number: OTHER }],
  contracts: [
    mine,
    { ...heat, service: 'heating' },
    { account_number: OTHER, contract_number: 'E-2' },
  ],
  meters: [
    { ...mine, meter_id: 'M-old', installed_on: '2010-01-01', removed_on: '2018-05-09' },
    { ...mine, meter_id: 'M-new', installed_on: '2018-05-09', zones: 2, integer_digits: 4 },
    { account_number: OTHER, contract_number: 'E-2', meter_id: 'M-other' },
    ...[
      { meter_id: 'H-1', installed_on: '2010-01-01', removed_on: '2018-05-09', ratio: 2 },
      { meter_id: 'H-2', installed_on: '2018-05-09' },
      { meter_id: 'H-3', installed_on: '2018-05-09', place: 'кухня' },
      { meter_id: 'P-1', removed_on: '2018-05-09', place: 'гараж', zones: 3 },
      { meter_id: 'P-2', installed_on: '2018-05-09', place: 'гараж', zones: 2 },
    ].map((meter) => ({ ...heat, ...meter, integer_digits: 4 })),
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
    heatReading('H1', 'H-1', '2018-04-20', '9990'),
    heatReading('H2', 'H-1', '2018-05-09', '2.5', { source: 'final', used_in: '2018-05-01' }),
    heatReading('H3', 'H-2', '2018-05-09', '1', { source: 'initial' }),
    heatReading('H4', 'H-2', '2018-05-22', '4.25'),
    heatReading('H5', 'H-2', '2018-06-22', '9'),
    heatReading('H6', 'H-3', '2018-06-22', '70'),
    heatReading('P1', 'P-1', '2018-04-20', '10', { zone: 'T1' }),
    heatReading('P2', 'P-1', '2018-05-09', '12', { zone: 'T1' }),
  ],
})

function reading(reading_id: string, zone: string, taken_on: string, value: string, more = {}) {
  return { account_number: FLAT, meter_id: 'M-new', reading_id, zone, taken_on, value, ...more }
}

function heatReading(reading_id: string, meter_id: string, on: string, value: string, more = {}) {
  return { ...reading(reading_id, 'T0', on, value, more), meter_id }
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

test('the months of a meter go on from the one it took over from', async () => {
  const monthsOf = async (meterId: string) =>
    (await showMeter({ db: db.web }, viewed, meterId))?.monthly.map(({ zone, months }) => [
      zone,
      months.map(({ period, amount }) => `${period} ${decimalText(amount)}`),
    ])
  // 12.5 on the old dial, past its nines and twice over, and 3.25 on the new one.
  assert.deepEqual(await monthsOf('H-2'), [['T0', ['2018-05 28.25', '2018-06 4.75']]])
  assert.deepEqual(await monthsOf('H-1'), [['T0', ['2018-05 25.0']]])
  assert.deepEqual(await monthsOf('H-3'), [['T0', []]])
  assert.equal((await showMeter({ db: db.web }, viewed, 'H-2'))?.goesOn, true)
  // The peak of three zones does not go on as the day of two.
  assert.deepEqual(await monthsOf('P-2'), [
    ['T1', []],
    ['T2', []],
  ])
  assert.equal((await showMeter({ db: db.web }, viewed, 'P-2'))?.goesOn, false)
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
