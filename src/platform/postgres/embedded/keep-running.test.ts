import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { recordingLog } from '#test/support/recording-log.ts'
import { until } from '#test/support/until.ts'
import { openDatabase } from '../database.ts'
import { listen } from '../listen.ts'
import { sql } from '../sql.ts'
import { postmasterFile, readPostmaster } from './postmaster.ts'
import { startEmbedded } from './start-embedded.ts'

const home = mkdtempSync(join(tmpdir(), 'embedded-again-'))
const folder = join(home, 'postgres')
const cluster = join(folder, 'cluster')
const patience = 60
after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

const killServer = () => process.kill(readPostmaster(cluster)?.pid ?? 0, 'SIGKILL')

// One program's database and pool, and what its operator was told.
async function open(t: TestContext) {
  const told: string[] = []
  const log = (line: string) => told.push(line)
  const database = await startEmbedded({ folder, log, pauses: [0, 50, 100] })
  const pool = openDatabase({ url: database.ownerUrl, connections: 4, applicationName: 'again' })
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= pool.close().then(database.close)
    return closed
  }
  t.after(close)
  return { pool, told, close }
}

const kept = () => sql<{ word: string }>`select word from kept`
const startedAt = () => sql<{ at: string }>`select pg_postmaster_start_time()::text as at`
const longWork = () => sql`select from pg_sleep(${60})`
const atWork = () => sql`select from pg_stat_activity where wait_event = 'PgSleep'`

test('a server killed alone is back under the same URL, and the pool goes on', async (t) => {
  const { pool, told, close } = await open(t)
  await pool.transaction({}, (tx) => tx.run(sql`create table kept as select 'Ёлка' as word`))
  const work = pool.read({}, longWork()).catch(() => 'broken')
  await until(async () => (await pool.read({}, atWork())).length > 0)
  killServer()
  await until(async () => !(await pool.answers()))
  assert.equal(await work, 'broken')
  await until(() => pool.answers(), patience)
  const answers = Array.from({ length: 8 }, () => pool.read({}, kept()))
  for (const answer of await Promise.all(answers)) assert.deepEqual(answer, [{ word: 'Ёлка' }])
  assert.deepEqual(told.slice(-2), [
    'The database server ended by itself. Try 1 of 3 to start it …',
    'The database is back.',
  ])
  await close()
  assert.ok(!existsSync(postmasterFile(cluster)), 'it stops with its program like any other')
  assert.deepEqual(readdirSync(folder).sort(), ['cluster', 'lock', 'server.log'])
})

test('what listens hears again', async (t) => {
  const { pool, close } = await open(t)
  const heard: string[] = []
  let losses = 0
  const listener = listen({
    db: pool,
    channel: 'told',
    log: recordingLog(),
    onMessage: (message) => heard.push(message),
    onLost: () => {
      losses += 1
    },
  })
  await until(() => listener.isHeard())
  killServer()
  await until(() => losses > 0)
  await until(() => listener.isHeard(), patience)
  await pool.read({}, sql`select pg_notify('told', 'again')`)
  await until(() => heard.includes('again'))
  await listener.close()
  await close()
})

test('programs that shared the server share the next one', async (t) => {
  const [first, second] = [await open(t), await open(t)]
  for (let time = 0; time < 2; time += 1) {
    const [before] = await first.pool.read({}, startedAt())
    killServer()
    const isAnother = async ({ pool }: typeof first) => {
      const [now] = await pool.read({}, startedAt()).catch(() => [before])
      return now?.at !== before?.at
    }
    for (const program of [first, second]) await until(() => isAnother(program), patience)
    assert.deepEqual(
      await first.pool.read({}, startedAt()),
      await second.pool.read({}, startedAt()),
    )
  }
  await first.close()
  assert.deepEqual(await second.pool.read({}, kept()), [{ word: 'Ёлка' }])
  await second.close()
  assert.ok(!existsSync(postmasterFile(cluster)))
})

test('a server that does not start is tried so often and no more, and says why', async (t) => {
  const { pool, told, close } = await open(t)
  const control = join(cluster, 'global', 'pg_control')
  renameSync(control, `${control}.away`)
  killServer()
  await until(() => told.at(-1)?.startsWith('The database server does not stay up') === true, 60)
  assert.equal(told.filter((line) => line.includes('ended by itself')).length, 3)
  assert.match(told.join('\n'), /cannot start:/)
  assert.equal(await pool.answers(), false)
  await close()
  renameSync(`${control}.away`, control)
  const next = await open(t)
  assert.deepEqual(await next.pool.read({}, kept()), [{ word: 'Ёлка' }])
  await next.close()
})

test('data that is gone is not replaced by an empty database', async (t) => {
  const { told, close } = await open(t)
  renameSync(cluster, `${cluster}.away`)
  process.kill(readPostmaster(`${cluster}.away`)?.pid ?? 0, 'SIGKILL')
  await until(() => told.at(-1)?.startsWith('The database server does not stay up') === true, 60)
  assert.match(told.join('\n'), /its data is gone/)
  assert.ok(!existsSync(cluster))
  await close()
  renameSync(`${cluster}.away`, cluster)
  const next = await open(t)
  assert.deepEqual(await next.pool.read({}, kept()), [{ word: 'Ёлка' }])
  await next.close()
})
