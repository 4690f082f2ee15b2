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

// Before the database goes.
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
         where datname = current_database()
           and (query like 'listen "told"%' or query = 'select 1')`,
  )
  await until(() => losses === 1)
  await until(() => listener.isHeard())
  await db.web.transaction({}, (tx) => announce(tx, 'told', 'again'))
  await until(() => heard.includes('again'))
  assert.equal(losses, 1)
})

test('where its own message does not come it is never heard, and says so once', async () => {
  const log = recordingLog()
  let lost = 0
  // What is sent in another database comes as little as through a pooler of transactions.
  const other = await freshDatabase()
  const query = (text: string) => other.web.pool.query(text)
  const deaf = listen({
    db: { ...db.web, pool: { options: db.web.pool.options, query } as never },
    channel: 'told',
    log,
    onMessage: () => {},
    onLost: () => {
      lost += 1
    },
  })
  await until(() => lost === 2)
  assert.equal(deaf.isHeard(), false)
  assert.deepEqual(log.lines, ['{"event":"database.not-heard","channel":"told","deaf":true}'])
  await deaf.close()
})
