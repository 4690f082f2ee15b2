import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import { showSummary } from '#core/customers/show-summary.ts'
import { freshDatabase } from '#test/support/database.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { seed } from '#test/support/seed.ts'
import { viewerOf } from '#test/support/viewers.ts'
import { dueReadings } from './due-readings.ts'

const database = await freshDatabase()
const { settle, send, sent } = sendingTown(database)
const windows = [{ from: '2018-01' as Period, firstDay: 15, lastDay: 25 }]
let answers = 0

// How many meters of the account still wait on a day, and the newest submission for that bill.
async function due(account: string, today: string) {
  const days = { today: today as CalendarDate, warnBy: today as CalendarDate }
  const [summary] = await showSummary({ db: database.web }, viewerOf([account]), days)
  assert.ok(summary)
  const [service] = dueReadings(summary, windows, days.today)
  return service && [service.window.period, service.missing, service.lastNumber]
}

// Billing's answers to a submission, zone by zone.
async function answer(account: string, number: number, states: Readonly<Record<string, string>>) {
  const readings = (await sent()).filter((one) => one.account === account && one.number === number)
  for (const { id, place, value } of readings) {
    const status = states[place.slice(account.length + 1)]
    if (status === undefined) continue
    answers += 1
    const [meter_id = '', zone = ''] = place.split(' ')
    await seed(database.owner, {
      readings: [
        {
          account_number: account,
          meter_id,
          zone,
          taken_on: '2019-02-01',
          value,
          reading_id: `B-${answers}`,
          status,
          reject_reason: status === 'rejected' ? 'Нет' : null,
          portal_reading_id: id,
          extract_row: answers,
        },
      ],
    })
  }
}

const late = { at: '2019-02-01T10:00:00+12:00' }
const all = { 'D T1': '10', 'D T2': '20', 'S T0': '30' }

test('what billing rejected is still to be sent', async () => {
  const flat = '4110104729'
  await settle(flat)
  await send(flat, all, { at: '2019-02-01T10:00:00+12:00' })
  assert.deepEqual(await due(flat, '2019-02-15'), ['2019-02', 0, 1])
  await answer(flat, 1, { 'S T0': 'rejected' })
  assert.deepEqual(await due(flat, '2019-02-15'), ['2019-02', 1, 1])
  await answer(flat, 1, { 'D T1': 'rejected', 'D T2': 'accepted' })
  assert.deepEqual(await due(flat, '2019-02-15'), ['2019-02', 2, null])
  await send(flat, { 'S T0': '31' }, { at: '2019-02-16T10:00:00+12:00' })
  assert.deepEqual(await due(flat, '2019-02-16'), ['2019-02', 1, 2])
  // Billing thought better of it: the newest answer counts.
  await answer(flat, 1, { 'D T1': 'accepted' })
  assert.deepEqual(await due(flat, '2019-02-16'), ['2019-02', 0, 2])
})

test('what was replaced by a rejected one counts only where billing took it', async () => {
  const house = '4110104730'
  await settle(house)
  await send(house, all, late)
  await send(house, { 'S T0': '33' }, { at: '2019-02-02T10:00:00+12:00' })
  assert.deepEqual(await due(house, '2019-02-15'), ['2019-02', 0, 2])
  await answer(house, 2, { 'S T0': 'rejected' })
  assert.deepEqual(await due(house, '2019-02-15'), ['2019-02', 1, 1])
  await answer(house, 1, { 'S T0': 'accepted' })
  assert.deepEqual(await due(house, '2019-02-15'), ['2019-02', 0, 1])
})

test('what was sent for an earlier bill is no reading for this one', async () => {
  const farm = '4110104731'
  await settle(farm)
  await send(farm, all, { at: '2019-01-22T10:00:00+12:00' })
  assert.deepEqual(await due(farm, '2019-01-25'), ['2019-01', 0, 1])
  assert.deepEqual(await due(farm, '2019-01-26'), ['2019-02', 2, null])
})
