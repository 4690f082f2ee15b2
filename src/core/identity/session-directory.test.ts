import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { addAccount } from '#core/customers/add-account.ts'
import { removeAccount } from '#core/customers/remove-account.ts'
import { renameAccount } from '#core/customers/rename-account.ts'
import { type Viewed, type Viewer, viewedAccount } from '#core/customers/viewer.ts'
import type { Database } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import {
  address,
  identityWorld,
  openAccount,
  password,
  registered,
} from '#test/support/identity-world.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { until } from '#test/support/until.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { absoluteLimit, idleLimit } from './session.ts'
import { openSessionDirectory } from './session-directory.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

// Two processes' worth, closed before the database is dropped.
after(() => Promise.all([here.close(), there.close()]))
const world = await identityWorld()
const { asWeb, clock } = world
const counted = recordStatements(asWeb.db)
const open = (db: Database) => openSessionDirectory({ ...asWeb, db })
const here = open(counted.db)
const there = open(asWeb.db)
const numbers = [
  ...(await openAccount(world, '9000000001', 1)),
  ...(await openAccount(world, '9000000002', 1)),
] as [ReceiptNumber, ReceiptNumber]
const olga = await registered(world, { number: numbers[0], email: 'olga@mail.ru' })

// Finds it, and tells whether that took a statement.
async function find(token: string) {
  const before = counted.names.length
  const session = await here.find(token)
  return { session, fromMemory: session !== undefined && counted.names.length === before }
}

const remembered = (token: string) => until(async () => (await find(token)).fromMemory)

async function session(): Promise<{ token: string; viewer: Viewer }> {
  const input = { email: address('olga@mail.ru'), password }
  const outcome = await signIn(asWeb, olga.origin, input)
  assert.ok(!isRefused(outcome))
  const token = outcome.sessionToken
  await remembered(token)
  const found = await there.find(token)
  assert.ok(found)
  return { token, viewer: found.viewer }
}

function firstOf(viewer: Viewer): Viewed {
  const viewed = viewedAccount(viewer, viewer.links[0]?.linkId ?? '')
  assert.ok(viewed)
  return viewed
}

test('a session is found with its login and links, the second time from memory', async () => {
  const { token, viewer } = await session()
  const { session: found, fromMemory } = await find(token)
  assert.equal(fromMemory, true)
  assert.deepEqual(found?.viewer, viewer)
  assert.equal(viewer.links[0]?.accountNumber, '9000000001')
  assert.equal(found?.formSecret.length, 32)
  assert.notDeepEqual(found?.formSecret, (await here.find((await session()).token))?.formSecret)
})

test('any other text is no session, and the malformed ask nothing of the database', async () => {
  const before = counted.names.length
  for (const text of ['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}'`]) {
    assert.equal(await here.find(text), undefined)
  }
  assert.equal(counted.names.length, before)
  assert.equal(await here.find('A'.repeat(43)), undefined)
})

test('a change made through one process is seen by the other within a second', async () => {
  const { token, viewer } = await session()
  const seenSoon = async (change: Promise<unknown>, holds: () => Promise<boolean>) => {
    await change
    await until(holds, 1)
  }
  const { origin } = olga
  const links = async () => (await here.find(token))?.viewer.links ?? []
  await seenSoon(
    renameAccount(asWeb, origin, firstOf(viewer), 'дача'),
    async () => (await links())[0]?.givenName === 'дача',
  )
  await seenSoon(
    addAccount(asWeb, origin, viewer, numbers[1]),
    async () => (await links()).length === 2,
  )
  await seenSoon(
    removeAccount(asWeb, origin, firstOf(viewer)),
    async () => (await links())[0]?.accountNumber === '9000000002',
  )
  await seenSoon(signOut(asWeb, origin, viewer), async () => (await here.find(token)) === undefined)
})

test('ending the others drops them everywhere and keeps this one', async () => {
  const one = await session()
  const two = await session()
  await endOtherSessions(asWeb, olga.origin, two.viewer)
  await until(async () => (await here.find(one.token)) === undefined, 1)
  assert.ok(await here.find(two.token))
  assert.ok(await there.find(two.token))
})

test('what is forgotten here is fresh at once', async () => {
  const { token, viewer } = await session()
  here.forget(viewer.loginId)
  assert.equal((await find(token)).fromMemory, false)
})

test('while the database is not heard nothing is served from memory', async () => {
  const { token, viewer } = await session()
  await world.web.read(
    {},
    sql`select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query <> ''
           and usename = current_user and wait_event = 'ClientRead'
           and (query like 'listen%' or query = 'select 1')`,
  )
  await until(async () => !(await find(token)).fromMemory)
  await signOut(asWeb, olga.origin, viewer)
  assert.equal(await here.find(token), undefined)
  await remembered((await session()).token)
})

test('half an hour unused ends a session, and use keeps it for twelve hours', async () => {
  const idle = await session()
  clock.advance({ seconds: idleLimit })
  assert.equal(await here.find(idle.token), undefined)
  const { token } = await session()
  const steps = absoluteLimit / (20 * 60)
  for (let step = 1; step < steps; step += 1) {
    clock.advance({ minutes: 20 })
    assert.ok(await here.find(token), `step ${step}`)
  }
  clock.advance({ minutes: 20 })
  assert.equal(await here.find(token), undefined)
})

test('use through one process keeps the session alive in another', async () => {
  const { token } = await session()
  for (let step = 0; step < 3; step += 1) {
    clock.advance({ minutes: 20 })
    assert.ok(await there.find(token))
    await until(async () => (await seenAt(token)) === clock.now().epochMilliseconds)
  }
  assert.ok(await here.find(token))
})

test('it is written at most once a minute that a session was used', async () => {
  const { token } = await session()
  const first = await seenAt(token)
  clock.advance({ seconds: 59 })
  const before = counted.names.length
  for (let time = 0; time < 100; time += 1) await here.find(token)
  assert.equal(counted.names.length, before)
  clock.advance({ seconds: 1 })
  for (let time = 0; time < 100; time += 1) await here.find(token)
  await until(async () => (await seenAt(token)) !== first)
  assert.equal(counted.names.length, before + 1)
})

async function seenAt(token: string): Promise<number | undefined> {
  const [row] = await world.owner.read(
    {},
    sql<{ seenAt: Temporal.Instant }>`
      select seen_at as "seenAt" from sessions
       where session_hash = sha256(convert_to(${token}, 'UTF8'))`,
  )
  return row?.seenAt.epochMilliseconds
}

test('beyond its capacity the least recently used is asked for anew', async () => {
  const small = openSessionDirectory({ ...asWeb, db: counted.db, capacity: 2 })
  const asksFor = async (token: string) => {
    const before = counted.names.length
    assert.ok(await small.find(token))
    return counted.names.length > before
  }
  const { token: a } = await session()
  await until(async () => !(await asksFor(a)))
  const { token: b } = await session()
  const { token: c } = await session()
  assert.equal(await asksFor(b), true)
  assert.equal(await asksFor(a), false)
  assert.equal(await asksFor(c), true)
  assert.deepEqual([await asksFor(a), await asksFor(c), await asksFor(b)], [false, false, true])
  await small.close()
})
