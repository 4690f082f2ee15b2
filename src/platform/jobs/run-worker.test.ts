import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { recordingLog } from '#test/support/recording-log.ts'
import { until } from '#test/support/until.ts'
import { oweJob } from './owe-job.ts'
import { runWorker } from './run-worker.ts'

const { owner } = await freshDatabase()

async function start(task: () => Promise<void>, timetable = '') {
  const log = recordingLog()
  const failed: string[] = []
  const tasks = { 'notice-owed': task, quarter: task }
  const onFailed = (name: string) => void failed.push(name)
  const worker = await runWorker({ db: owner, tasks, timetable, log, onFailed })
  return { log, failed, worker }
}

test('a job that fails is told of without what it was handed, and tried again', async () => {
  let asked = 0
  const { log, failed, worker } = await start(async () => {
    asked += 1
    throw new Error('{"email":"anna@example.org"} does not exist')
  })
  await owner.transaction({}, (tx) => oweJob(tx, 'notice-owed', { noticeId: 'none' }))
  await until(() => asked > 0 && log.lines.length > 0)
  await worker.close()
  const { rows } = await owner.pool.query(
    `select attempts, last_error is not null as told, run_at > now() as later,
       locked_at is null as free
     from graphile_worker.jobs`,
  )
  assert.deepEqual(rows, [{ attempts: 1, told: true, later: true, free: true }])
  await worker.ended
  assert.match(log.lines[0] ?? '', /^\{"event":"job\.failed","message":"Failed task /)
  assert.doesNotMatch(log.lines.join(), /anna/)
  assert.deepEqual(failed, ['notice-owed'])
})

test('a queue that ends by itself says so, and closing it then is no fault', async () => {
  const { exitCode } = process
  const { log, worker } = await start(async () => {})
  // As a newer program tells the workers of an older one; said again until this one listens.
  const newer = JSON.stringify({ migrationNumber: 999, breaking: true })
  let isOver = false
  void worker.ended.then(() => {
    isOver = true
  })
  await until(async () => {
    await owner.pool.query(`select pg_notify('worker:migrate', $1)`, [newer])
    return isOver
  })
  process.exitCode = exitCode
  assert.match(log.lines.join('\n'), /"event":"queue\.warned".*unsafe to continue/)
  await worker.close()
})

test('quarters that passed while no worker ran are caught up', async () => {
  const timetable = '*/15 * * * * quarter ?fill=12h&max=10'
  const { worker: first } = await start(async () => {}, timetable)
  const known = 'graphile_worker._private_known_crontabs'
  const isKnown = async () => (await owner.pool.query(`select from ${known}`)).rowCount === 1
  await until(isKnown)
  await first.close()
  await owner.pool.query(`update ${known} set last_execution = now() - interval '61 minutes'`)
  let quarters = 0
  const { log, worker } = await start(async () => {
    quarters += 1
  }, timetable)
  await until(() => quarters >= 4)
  await worker.close()
  assert.deepEqual(log.lines, [])
})
