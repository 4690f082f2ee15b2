import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { recordingLog } from '#test/support/recording-log.ts'
import { until } from '#test/support/until.ts'
import { announce } from './announce.ts'
import { listen } from './listen.ts'
import { sql } from './sql.ts'

const heard: string[] = []
let losses = 0

// Before the database is dropped.
after(() => listener.close())
const db = await freshDatabase()
const listener = listen({
  db: db.web,
  channel: 'told',
  log: recordingLog(),
  onMessage: (message) => heard.push(message),
  onLost: () => {
    losses += 1
  },
})

test('a message is heard after its transaction, and never from one undone', async () => {
  await until(() => listener.isHeard())
  const failing = db.web.transaction({}, async (tx) => {
    await announce(tx, 'told', 'never')
    throw new Error('rolled back')
  })
  await assert.rejects(failing)
  await db.web.transaction({}, (tx) => announce(tx, 'told', 'this'))
  await until(() => heard.length > 0)
  assert.deepEqual(heard, ['this'])
})

test('a lost connection is told at once and comes back by itself', async () => {
  await until(() => listener.isHeard())
  await db.web.read(
    {},
    sql`select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query in ('listen "told"', 'select 1')`,
  )
  await until(() => losses === 1)
  await until(() => listener.isHeard())
  await db.web.transaction({}, (tx) => announce(tx, 'told', 'again'))
  await until(() => heard.includes('again'))
  assert.equal(losses, 1)
})
