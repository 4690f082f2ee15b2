import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { type Database, openDatabase } from './database.ts'
import { sql } from './sql.ts'

const { owner, webUrl } = await freshDatabase()

const connected = (connections: number) =>
  openDatabase({ url: webUrl, connections, applicationName: 'faults', idleMilliseconds: 2_000 })

// A message of the server's side of the wire.
function message(type: string, body: string): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, Buffer.from(body, 'latin1')])
}

test('a server that goes away as it lets one in fails the question and nothing else', async () => {
  const letIn = [message('R', '\0\0\0\0'), message('Z', 'I')]
  const goesAway = message('E', 'SFATAL\0C57P01\0Mterminating connection\0\0')
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(Buffer.concat([...letIn, goesAway])))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `postgres://web:none@127.0.0.1:${port}/none`
  const db = openDatabase({ url, connections: 2, applicationName: 'faults' })
  const statement = sql`select 1`
  const questions: ((db: Database) => Promise<unknown>)[] = [
    (one) => one.read({}, statement),
    (one) => one.readTogether({}, statement),
    (one) => one.write({}, [statement]),
    (one) => one.transaction({}, (tx) => tx.run(statement)),
  ]
  for (const ask of questions) await assert.rejects(ask(db))
  assert.equal(db.pool.totalCount, 0, 'no connection is kept')
  await db.close()
  server.close()
})

test('what a failed flight has prepared can be run in a transaction', async () => {
  const db = connected(1)
  await owner.transaction({}, async (tx) => {
    await tx.run(sql`create table kept (n integer)`)
    await tx.run(sql`grant select on kept to kabinet_web`)
  })
  const add = () => sql`insert into kept values (1)`
  const one = () => sql<{ n: number }>`select 1 as n`
  await assert.rejects(db.write({}, [one(), add()]), /permission denied/)
  await owner.transaction({}, (tx) => tx.run(sql`grant insert on kept to kabinet_web`))
  await db.transaction({}, async (tx) => {
    assert.equal(await tx.run(add()), 1)
    assert.deepEqual(await tx.many(one()), [{ n: 1 }])
  })
  assert.deepEqual(await db.write({}, [one(), add()]), [1, 1])
  await db.close()
})

test('an answer that is missing goes to nobody', async () => {
  const db = connected(4)
  const nothing = { name: '', text: '', values: [] }
  const [none, key] = await Promise.allSettled([
    db.readTogether({ key: 'a' }, nothing),
    db.readTogether({ key: 'b' }, sql<{ key: string }>`select app_key() as key`),
  ])
  assert.deepEqual(none.status === 'fulfilled' ? none.value : [], [])
  assert.deepEqual(key.status === 'fulfilled' && key.value, [{ key: 'b' }])
  await db.close()
})

test('what changes nothing is asked again when its connection breaks', async () => {
  const db = connected(4)
  const throughGate = () => sql<{ key: string }>`
    select app_key() as key, pg_advisory_xact_lock_shared(8) is null as passed`
  const waiting = () => sql<{ pid: number }>`
    select pid from pg_locks where locktype = 'advisory' and objid = 8 and not granted`
  let asked: Promise<unknown> = Promise.resolve()
  await owner.transaction({}, async (gate) => {
    await gate.run(sql`select pg_advisory_xact_lock(8)`)
    asked = db.readTogether({ key: 'a' }, throughGate())
    const written = db.write({ key: 'a' }, [throughGate()])
    written.catch(() => {})
    let stuck = await gate.many(waiting())
    while (stuck.length < 2) stuck = await gate.many(waiting())
    const pids = stuck.map(({ pid }) => `${pid}`)
    await db.read({}, sql`select pg_terminate_backend(pid::int) from unnest(${pids}::text[]) pid`)
    await assert.rejects(written, { code: '57P01' })
  })
  assert.deepEqual(await asked, [{ key: 'a', passed: false }])
  await db.close()
})

test('those whose flight failed ask again on no more connections than it had', async () => {
  const db = connected(8)
  const divided = (by: number) =>
    db.readTogether({}, sql<{ n: number }>`select 6 / ${by}::int as n`)
  const told = await Promise.allSettled([divided(0), ...[1, 2, 3, 6, 6, 6].map(divided)])
  assert.deepEqual(
    told.map((one) => (one.status === 'fulfilled' ? one.value[0]?.n : 'failed')),
    ['failed', 6, 3, 2, 1, 1, 1],
  )
  assert.equal(db.pool.totalCount, 1)
  await db.close()
})

test('two statements of one asker stay together, also when a companion fails', async () => {
  const db = connected(8)
  const one = sql<{ pid: number; key: string }>`select pg_backend_pid() as pid, app_key() as key`
  const other = sql<{ pid: number; at: string }>`select pg_backend_pid() as pid, now()::text as at`
  const [pair, failed] = await Promise.allSettled([
    db.readBothTogether({ key: 'a' }, one, other),
    db.readTogether({}, sql`select 1 / ${0}::int`),
  ])
  assert.equal(failed.status, 'rejected')
  assert.ok(pair.status === 'fulfilled')
  const [[first], [second]] = pair.value
  assert.equal(first?.key, 'a')
  assert.equal(first?.pid, second?.pid)
  await db.close()
})
