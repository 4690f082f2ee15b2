import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseCrontab } from 'graphile-worker'
import { clockAt } from '#platform/clock.ts'
import { createMetrics } from '#platform/metrics/metrics.ts'
import { freshDatabase } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { recordingLog } from '#test/support/recording-log.ts'
import { timetableOf } from '../task-list.ts'
import { handOverOnTime } from './hand-over-on-time.ts'
import { tellUnanswered } from './tell-unanswered.ts'

const FLAT = '4110104729'

async function world() {
  const database = await freshDatabase()
  const { settle, send } = sendingTown(database)
  await settle(FLAT)
  await send(FLAT, { 'S T0': '1' })
  const clock = clockAt('2019-01-23T02:31:07+12:00')
  const log = recordingLog()
  const metrics = createMetrics()
  const returns = { at: ['02:30', '14:30'], answerWithinDays: 40 }
  const utility = { timeZone: 'Asia/Kamchatka', returns }
  const returnsFolder = await temporaryFolder()
  return { db: database.owner, clock, log, metrics, utility, returnsFolder }
}

// As the timetable hands it to its tasks.
const quarter = (ts: string) => ({ _cron: { ts, backfilled: false } })

test('a package is made at the utility’s times, however late the job runs', async () => {
  const means = await world()
  await handOverOnTime(means, quarter('2019-01-22T14:15:00.000Z'))
  assert.deepEqual(await readdir(means.returnsFolder), [])
  // However late it runs.
  means.clock.advance({ hours: 5 })
  await handOverOnTime(means, quarter('2019-01-22T14:30:00.000Z'))
  await handOverOnTime(means, quarter('2019-01-23T02:30:00.000Z'))
  assert.deepEqual(await readdir(means.returnsFolder), ['return-0001'])
  assert.deepEqual(means.log.lines, ['{"event":"return.written","sequence":1,"readings":1}'])
})

test('without a folder nothing is made, nor put on the timetable', async () => {
  const { returnsFolder, ...means } = await world()
  await handOverOnTime(means, quarter('2019-01-22T14:30:00.000Z'))
  assert.deepEqual(await readdir(returnsFolder), [])
  const planned = (folder?: string) =>
    parseCrontab(timetableOf({ returnsFolder: folder })).map(({ task }) => task)
  assert.ok(!planned().includes('hand-over'))
  assert.ok(planned(returnsFolder).includes('hand-over'))
})

test('a package that cannot be written rings, and the job is tried again', async () => {
  const means = await world()
  const lost = { ...means, returnsFolder: join(means.returnsFolder, 'nowhere') }
  await assert.rejects(handOverOnTime(lost, quarter('2019-01-22T14:30:00.000Z')), /no-folder/)
  assert.match(await means.metrics.text(), /kabinet_alarms_total\{kind="return-not-written"\} 1\n/)
  assert.deepEqual(means.log.lines, ['{"event":"alarm.return-not-written"}'])
})

test('what billing leaves unanswered is counted by branch, and nobody is named', async () => {
  const means = await world()
  assert.ok(!/kabinet_readings_unanswered\{/.test(await means.metrics.text()))
  await handOverOnTime(means, quarter('2019-01-22T14:30:00.000Z'))
  means.clock.advance({ hours: 24 * 41 })
  await tellUnanswered(means)
  const text = await means.metrics.text()
  assert.match(text, /kabinet_readings_unanswered\{branch="petropavlovsk"\} 1\n/)
  assert.match(text, /kabinet_readings_unanswered\{branch="elizovo"\} 0\n/)
  assert.equal(means.log.lines.at(-1), '{"event":"readings.unanswered","readings":1,"days":40}')
})
