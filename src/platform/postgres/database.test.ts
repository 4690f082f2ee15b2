import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { sql } from './sql.ts'

const login = '018f0000-0000-7000-8000-000000000001'

const { owner, web } = await freshDatabase()
await owner.transaction({}, async (tx) => {
  for (const number of ['4110000001', '4110000002']) {
    await tx.run(sql`
      insert into accounts (account_number, branch, holder_name, address, kind, opened_on)
      values (${number}, 'milkovo', 'Нерпа', 'Берег', 'resident', '2010-01-01')`)
  }
})
const failing = () => sql<{ n: number }>`select 1 / ${0}::int as n`
const accounts = () =>
  sql<{ number: string }>`select account_number as number from accounts order by 1`

test('a database shows the web role nothing without a setting', async () => {
  assert.deepEqual(await web.read({}, accounts()), [])
  assert.deepEqual(await web.read({ login }, accounts()), [])
})

test('a database shows what the scope names, in a flight and in a transaction alike', async () => {
  const scope = { login, accounts: ['4110000002'] }
  const seen = [{ number: '4110000002' }]
  assert.deepEqual(await web.read(scope, accounts()), seen)
  assert.deepEqual(await web.transaction(scope, (tx) => tx.many(accounts())), seen)
})

test('a database sends the settings with a statement without a name as well', async () => {
  const text = 'select account_number as number from accounts'
  const rows = await web.read({ accounts: ['4110000002'] }, { name: '', text, values: [] })
  assert.deepEqual(rows, [{ number: '4110000002' }])
})

test('a database forgets the settings with the flight, on the same connection', async () => {
  for (let round = 0; round < 20; round++) {
    await web.read({ login, accounts: ['4110000001'] }, accounts())
    assert.deepEqual(await web.read({}, accounts()), [])
  }
})

test('those who ask together see what their own scope names and nothing else', async () => {
  const scopes = [
    { login, accounts: ['4110000001'] },
    { login },
    { accounts: ['4110000002'], key: 'a' },
    {},
    { login, accounts: ['4110000001', '4110000002'] },
  ]
  const asked = scopes.map((scope) => web.readTogether(scope, accounts()))
  const numbers = (await Promise.all(asked)).map((rows) => rows.map(({ number }) => number))
  const [first, second] = ['4110000001', '4110000002']
  assert.deepEqual(numbers, [[first], [], [second], [], [first, second]])
  const keys = scopes.map((scope) =>
    web.readTogether(
      scope,
      sql<{ login: string | null; key: string | null }>`
        select app_login() as login, app_key() as key`,
    ),
  )
  assert.deepEqual(
    (await Promise.all(keys)).flat(),
    scopes.map((scope) => ({ login: scope.login ?? null, key: scope.key ?? null })),
  )
  assert.deepEqual(await web.read({}, accounts()), [])
})

test('those who ask while a quarter of the connections is busy share a flight', async () => {
  // The moment at which a transaction began, told once the gate is open.
  const throughGate = () => sql<{ at: string }>`
    select now()::text as at, pg_advisory_xact_lock_shared(7) is null as passed`
  const other = () => sql<{ at: string; pid: number }>`
    select now()::text as at, pg_backend_pid() as pid`
  const asked: Promise<{ at: string }[]>[] = []
  const most = web.connections / 4
  await owner.transaction({}, async (gate) => {
    await gate.run(sql`select pg_advisory_xact_lock(7)`)
    for (let first = 0; first < most; first++) {
      asked.push(web.readTogether({}, throughGate()))
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (let later = 0; later < 3; later++) asked.push(web.readTogether({ login }, throughGate()))
    asked.push(web.readTogether({ key: 'a' }, other()))
  })
  const moments = (await Promise.all(asked)).flat().map(({ at }) => at)
  assert.equal(moments.length, most + 4)
  assert.equal(new Set(moments.slice(0, most)).size, most, 'the first ones fly alone')
  assert.equal(new Set(moments.slice(most)).size, 1, 'the later ones share a transaction')
})

test('two statements that fly together see the scope and are answered each', async () => {
  const own = sql<{ key: string | null }>`select app_key() as key`
  const scope = { accounts: ['4110000001'], key: 'a' }
  for (let round = 0; round < 2; round++) {
    const numbers = [{ number: '4110000001' }]
    assert.deepEqual(await web.readBothTogether(scope, accounts(), own), [numbers, [{ key: 'a' }]])
    assert.deepEqual(await web.readBothTogether({}, own, accounts()), [[{ key: null }], []])
    await assert.rejects(web.readBothTogether(scope, accounts(), failing()), /division by zero/)
  }
})

test('nobody fails for what another asked at the same time', async () => {
  const by = (divisor: number) =>
    web.readTogether({ login }, sql<{ n: number }>`select 6 / ${divisor}::int as n`)
  const told = await Promise.allSettled([
    by(1),
    by(0),
    by(2),
    web.readTogether({ accounts: ['no number'] }, accounts()),
    web.readTogether({ accounts: ['4110000002'] }, accounts()),
  ])
  assert.deepEqual(
    told.map((one) => (one.status === 'fulfilled' ? one.value : `${one.reason}`)),
    [
      [{ n: 6 }],
      'error: division by zero',
      [{ n: 3 }],
      'TypeError: a scope names a malformed account',
      [{ number: '4110000002' }],
    ],
  )
  assert.deepEqual(await Promise.all([by(1), by(2)]), [[{ n: 6 }], [{ n: 3 }]])
  await assert.rejects(by(0), /division by zero/)
})

test('a database goes on after a statement that fails in flight', async () => {
  await assert.rejects(web.read({ accounts: ['4110000001'] }, failing()), /division by zero/)
  await assert.rejects(web.read({ accounts: ['4110000001'] }, failing()), /division by zero/)
  assert.deepEqual(await web.read({}, accounts()), [])
})

test('a database writes all of a flight or nothing, and counts the rows touched', async () => {
  await owner.transaction({}, async (tx) => {
    await tx.run(sql`create table written (n integer primary key, by uuid)`)
    await tx.run(sql`alter table written enable row level security`)
    await tx.run(sql`create policy own on written to kabinet_web using (by = app_login())`)
    await tx.run(sql`grant select, insert, update on written to kabinet_web`)
  })
  const add = (...numbers: number[]) => sql`
    insert into written select n::int, ${login}::uuid from unnest(${numbers.map(String)}::text[]) n`
  const raise = () => sql`update written set n = n + 10`
  const all = () => owner.read({}, sql<{ n: number }>`select n from written order by n`)
  // What stood after the fault was never prepared.
  await assert.rejects(web.write({ login }, [failing(), add(1), raise()]), /division by zero/)
  assert.deepEqual(await web.write({ login }, [add(1), add(2, 3), raise()]), [1, 2, 3])
  assert.deepEqual(await all(), [{ n: 11 }, { n: 12 }, { n: 13 }])
  for (let round = 0; round < 2; round++) {
    await assert.rejects(web.write({ login }, [add(4), raise(), add(5, 5)]), { code: '23505' })
    await assert.rejects(web.write({ login }, [add(4), failing()]), /division by zero/)
    await assert.rejects(web.write({}, [add(4)]), /row-level security/)
    assert.deepEqual(await all(), [{ n: 11 }, { n: 12 }, { n: 13 }])
  }
  assert.deepEqual(await web.write({ login }, [raise(), add(4)]), [3, 1])
  assert.deepEqual(await web.read({}, sql`select n from written`), [])
})

test('a database prepares again what could not be prepared', async () => {
  const late = () => sql<{ n: number }>`select n from late`
  const scope = { accounts: ['4110000001'] }
  await assert.rejects(web.read(scope, late()), /does not exist/)
  await assert.rejects(web.read(scope, late()), /relation "late" does not exist/)
  await owner.transaction({}, async (tx) => {
    await tx.run(sql`create table late as select 7 as n`)
    await tx.run(sql`grant select on late to kabinet_web`)
  })
  assert.deepEqual(await web.read(scope, late()), [{ n: 7 }])
  assert.deepEqual(await web.read(scope, late()), [{ n: 7 }])
})

test('a database rolls a transaction back when its work throws', async () => {
  const work = owner.transaction({}, async (tx) => {
    await tx.run(sql`delete from accounts`)
    throw new Error('changed my mind')
  })
  await assert.rejects(work, /changed my mind/)
  assert.equal((await owner.read({}, accounts())).length, 2)
})

test('a database refuses a scope that is not what it says', async () => {
  for (const scope of [{ accounts: ["1'; drop table accounts"] }, { login: "x' or true" }]) {
    await assert.rejects(web.read(scope, accounts()), TypeError)
  }
  const hostile = { key: "a'; reset role; --\\" }
  const rows = await web.read(hostile, sql<{ key: string }>`select app_key() as key`)
  assert.deepEqual(rows, [{ key: hostile.key }])
})

test('a database keeps numbers exact and times as instants', async () => {
  const [row] = await owner.read(
    {},
    sql<{ big: bigint; decimal: string; day: string; at: Temporal.Instant }>`
      select 9007199254740993 as big, 139378.0 as decimal, date '2019-01-14' as day,
             ${Temporal.Instant.from('2019-01-01T04:00:00.123456+12:00')}::timestamptz as at`,
  )
  assert.equal(row?.big, 9007199254740993n)
  assert.equal(row?.decimal, '139378.0')
  assert.equal(row?.day, '2019-01-14')
  assert.equal(row?.at.toString(), '2018-12-31T16:00:00.123456Z')
})
