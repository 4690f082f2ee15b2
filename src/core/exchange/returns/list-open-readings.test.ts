import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { seed } from '#test/support/seed.ts'
import { countUnanswered } from './count-unanswered.ts'
import { handOver } from './hand-over.ts'
import { listOpenReadings, type OpenReadingsInput } from './list-open-readings.ts'

const [FLAT, HOUSE, FARM] = ['4110104729', '4110104730', '4140104731']
const database = await freshDatabase()
const { settle, send, sent } = sendingTown(database)
for (const number of [FLAT, HOUSE]) await settle(number)
await settle(FARM, 'milkovo')
await seed(database.owner, {
  readings: [
    {
      account_number: FARM,
      meter_id: `${FARM}-S`,
      taken_on: '2018-12-20',
      value: '9000',
      reading_id: 'R-1',
    },
  ],
})
const clock = clockAt('2019-01-23T02:30:00+12:00')
const utility = { timeZone: 'Asia/Kamchatka', returns: { at: [], answerWithinDays: 40 } }
const means = { db: database.owner, clock, utility }
const folder = await temporaryFolder()

async function listed(input: Partial<OpenReadingsInput>): Promise<string[]> {
  const open = await listOpenReadings(means, { doubted: false, unanswered: false, ...input })
  return open.map((one) =>
    [
      one.branch,
      one.accountNumber,
      one.submission,
      one.meterId.slice(-1),
      one.zone,
      one.value,
      one.doubts.join('+') || '-',
      one.returnSequence ?? 'waits',
      one.overdue ? 'overdue' : 'in time',
    ].join(' '),
  )
}

// Billing's answer to what was sent with this value.
async function answer(value: string, status: 'accepted' | 'rejected'): Promise<void> {
  const one = (await sent()).find((reading) => reading.value === value)
  const [meter_id, zone] = one?.place.split(' ') ?? []
  await seed(database.owner, {
    readings: [
      {
        account_number: one?.account ?? '',
        meter_id: meter_id ?? '',
        zone: zone ?? '',
        taken_on: '2019-01-22',
        value,
        reading_id: `B-${one?.id}`,
        status,
        reject_reason: status === 'rejected' ? 'Нет' : null,
        portal_reading_id: one?.id ?? '',
      },
    ],
  })
}

test('confirmed doubts are listed at once, silence of billing when its days are over', async () => {
  await send(FLAT, { 'D T1': '10', 'D T2': '20', 'S T0': '30' })
  await send(HOUSE, { 'D T1': '11', 'D T2': '21' })
  await send(FARM, { 'S T0': '8000' }, { sure: true })
  const doubt = `milkovo ${FARM} 1 S T0 8000 lower`
  assert.deepEqual(await listed({ doubted: true }), [`${doubt} waits in time`])
  await handOver(means, folder)
  clock.advance({ hours: 24 * 40 })
  assert.deepEqual(await listed({ doubted: true, unanswered: true }), [`${doubt} 1 in time`])
  clock.advance({ seconds: 1 })
  assert.deepEqual(await listed({ unanswered: true }), [
    `milkovo ${FARM} 1 S T0 8000 lower 1 overdue`,
    `petropavlovsk ${FLAT} 1 D T1 10 - 1 overdue`,
    `petropavlovsk ${FLAT} 1 D T2 20 - 1 overdue`,
    `petropavlovsk ${FLAT} 1 S T0 30 - 1 overdue`,
    `petropavlovsk ${HOUSE} 1 D T1 11 - 1 overdue`,
    `petropavlovsk ${HOUSE} 1 D T2 21 - 1 overdue`,
  ])
  assert.deepEqual(await listed({ doubted: true }), [`${doubt} 1 overdue`])
  assert.deepEqual(await listed({ unanswered: true, branch: 'milkovo' }), [`${doubt} 1 overdue`])
  assert.deepEqual(await listed({ unanswered: true, branch: 'elizovo' }), [])
})

test('what is answered or replaced is nobody’s to look at any more', async () => {
  await answer('10', 'accepted')
  await answer('20', 'rejected')
  await send(HOUSE, { 'D T1': '12', 'D T2': '22' })
  assert.deepEqual(await listed({ unanswered: true }), [
    `milkovo ${FARM} 1 S T0 8000 lower 1 overdue`,
    `petropavlovsk ${FLAT} 1 S T0 30 - 1 overdue`,
  ])
  const counts = await countUnanswered(means)
  assert.deepEqual(
    [counts.get('milkovo'), counts.get('petropavlovsk'), counts.get('elizovo'), counts.size],
    [1, 1, 0, 5],
  )
  await answer('8000', 'rejected')
  assert.deepEqual(await listed({ doubted: true }), [])
})
