import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { recordAudit } from './record-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { type AuditFault, verifyAudit } from './verify-audit.ts'

const clock = clockAt('2019-01-14T03:00:00Z')
const database = await freshDatabase()

beforeEach(() => tamper(sql`truncate audit_rows, audit_seals`))

// As somebody would who has the database and its owner's rights.
async function tamper(...statements: Statement<unknown>[]): Promise<void> {
  await database.owner.transaction({}, async (tx) => {
    await tx.client.query('alter table audit_rows disable trigger user')
    await tx.client.query('alter table audit_seals disable trigger user')
    for (const statement of statements) await tx.run(statement)
    await tx.client.query('alter table audit_rows enable trigger user')
    await tx.client.query('alter table audit_seals enable trigger user')
  })
}

// One row a minute.
async function record(rows: number): Promise<void> {
  for (let row = 0; row < rows; row += 1) {
    clock.advance({ minutes: 1 })
    const details = { row, wörd: 'ё', flag: true, none: null }
    await database.web.transaction({}, (tx) =>
      recordAudit(tx, { at: clock.now(), action: 'sign-in', outcome: 'done', details }),
    )
  }
}

const seal = () => sealAudit({ db: database.owner, clock })
const verify = (knownHead?: string) =>
  verifyAudit({ db: database.owner, ...(knownHead ? { knownHead } : {}) })

// Three seals of three rows; their ids, oldest first.
async function threeSeals(): Promise<string[]> {
  for (let time = 0; time < 3; time += 1) {
    await record(3)
    await seal()
  }
  const rows = await database.owner.read(
    {},
    sql<{ id: string }>`select audit_id as id from audit_rows order by audit_id`,
  )
  return rows.map((row) => row.id)
}

async function faults(): Promise<readonly AuditFault[]> {
  return (await verify()).faults
}

test('sealed rows verify, and the head is the last seal', async () => {
  await threeSeals()
  await record(2)
  const report = await verify()
  assert.deepEqual(report.faults, [])
  assert.deepEqual([report.seals, report.rows, report.unsealed], [3, 9, 2])
  const sealed = await seal()
  assert.deepEqual(sealed?.rows, 2)
  assert.equal((await verify(sealed?.head)).head, sealed?.head)
})

test('nothing to seal makes no seal', async () => {
  assert.equal(await seal(), undefined)
  assert.deepEqual((await verify()).seals, 0)
})

test('many rows are sealed in several seals, and two sealers make one chain', async () => {
  await tamper(sql`
    insert into audit_rows (audit_id, happened_at, action, outcome, details)
    select gen_random_uuid(), timestamptz '2019-01-14' + n * interval '1 ms', 'sign-in', 'done',
           '{}'
      from generate_series(1, 2500) as n`)
  await Promise.all([seal(), seal(), seal()])
  const report = await verify()
  assert.deepEqual(report.faults, [])
  assert.deepEqual([report.rows, report.unsealed], [2500, 0])
})

test('a row that commits after a later one was sealed is sealed next', async () => {
  const early = clock.now()
  const recorded = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const late = database.web.transaction({}, async (tx) => {
    await recordAudit(tx, { at: early, action: 'sign-out', outcome: 'done' })
    recorded.resolve()
    await released.promise
  })
  await recorded.promise
  await record(2)
  await seal()
  released.resolve()
  await late
  assert.equal((await seal())?.rows, 1)
  const report = await verify()
  assert.deepEqual([report.rows, report.unsealed, report.faults.length], [3, 0, 0])
})

for (const [what, change] of [
  ['the outcome', (id: string) => sql`update audit_rows set outcome = 'x' where audit_id = ${id}`],
  [
    'the time',
    (id: string) =>
      sql`update audit_rows set happened_at = happened_at + interval '1 us' where audit_id = ${id}`,
  ],
  [
    'the login',
    (id: string) => sql`update audit_rows set login_id = audit_id where audit_id = ${id}`,
  ],
  [
    'the account',
    (id: string) => sql`update audit_rows set account_number = '' where audit_id = ${id}`,
  ],
  [
    'the source',
    (id: string) => sql`update audit_rows set source_hash = '' where audit_id = ${id}`,
  ],
  [
    'a detail',
    (id: string) =>
      sql`update audit_rows set details = details || '{"row": "1"}' where audit_id = ${id}`,
  ],
] as const) {
  test(`a changed row is named: ${what}`, async () => {
    const auditId = (await threeSeals())[4] ?? ''
    await tamper(change(auditId))
    assert.deepEqual(await faults(), [{ kind: 'row-changed', sealNumber: 2n, auditId }])
  })
}

test('a removed row is named', async () => {
  const auditId = (await threeSeals())[8] ?? ''
  await tamper(sql`delete from audit_rows where audit_id = ${auditId}`)
  assert.deepEqual(await faults(), [{ kind: 'row-removed', sealNumber: 3n, auditId }])
})

test('a row slipped into a seal is named', async () => {
  await threeSeals()
  const auditId = '01684a4d-3380-7000-8000-000000000000'
  await tamper(sql`
    insert into audit_rows (audit_id, happened_at, action, outcome, details, seal_number)
    values (${auditId}, '2019-01-14', 'sign-in', 'done', '{}', 1)`)
  assert.deepEqual(await faults(), [{ kind: 'row-inserted', sealNumber: 1n, auditId }])
})

test('two rows that swapped what they tell are both named', async () => {
  const [one = '', two = ''] = await threeSeals()
  await tamper(sql`
    update audit_rows set details = other.details
      from audit_rows as other
     where (audit_rows.audit_id, other.audit_id) in ((${one}::uuid, ${two}::uuid),
                                                     (${two}::uuid, ${one}::uuid))`)
  assert.deepEqual(await faults(), [
    { kind: 'row-changed', sealNumber: 1n, auditId: one },
    { kind: 'row-changed', sealNumber: 1n, auditId: two },
  ])
})

test('a row moved to another seal is missed in one and strange in the other', async () => {
  const auditId = (await threeSeals())[0] ?? ''
  await tamper(sql`update audit_rows set seal_number = 2 where audit_id = ${auditId}`)
  assert.deepEqual(await faults(), [
    { kind: 'row-removed', sealNumber: 1n, auditId },
    { kind: 'row-inserted', sealNumber: 2n, auditId },
  ])
})

test('a removed seal is named, with or without its rows', async () => {
  await threeSeals()
  await tamper(sql`delete from audit_seals where seal_number = 2`)
  assert.deepEqual(await faults(), [{ kind: 'seal-removed', sealNumber: 2n }])
  await tamper(sql`delete from audit_rows where seal_number = 2`)
  assert.deepEqual(await faults(), [{ kind: 'seal-removed', sealNumber: 2n }])
})

test('a changed seal is named', async () => {
  await threeSeals()
  await tamper(sql`
    update audit_seals set sealed_at = sealed_at + interval '1 s' where seal_number = 2`)
  assert.deepEqual(await faults(), [{ kind: 'seal-changed', sealNumber: 2n }])
})

test('a tail cut off with its seals is seen by a head kept elsewhere', async () => {
  await threeSeals()
  const { head } = await verify()
  await tamper(
    sql`delete from audit_rows where seal_number = 3`,
    sql`delete from audit_seals where seal_number = 3`,
  )
  assert.deepEqual((await verify()).faults, [])
  assert.deepEqual((await verify(head)).faults, [{ kind: 'head-differs', sealNumber: 2n }])
})

test('a chain written anew from a changed row on is seen by a head kept elsewhere', async () => {
  await threeSeals()
  const { head } = await verify()
  await tamper(
    sql`update audit_rows set outcome = 'x', seal_number = null where seal_number = 3`,
    sql`delete from audit_seals where seal_number = 3`,
  )
  await seal()
  assert.deepEqual((await verify()).faults, [])
  assert.deepEqual((await verify(head)).faults, [{ kind: 'head-differs', sealNumber: 3n }])
})

test('a seal in the middle written anew does not fit the one after it', async () => {
  await threeSeals()
  const last = await database.owner.read(
    {},
    sql<{ leaves: Buffer; hash: Buffer; before: Buffer }>`
      select leaves, seal_hash as hash, previous_hash as before
        from audit_seals where seal_number = 3`,
  )
  await tamper(
    sql`update audit_rows set outcome = 'x', seal_number = null where seal_number in (2, 3)`,
    sql`delete from audit_seals where seal_number in (2, 3)`,
  )
  await seal()
  const { leaves, hash, before: previous } = last[0] ?? assert.fail()
  await tamper(sql`
    insert into audit_seals (seal_number, sealed_at, leaves, previous_hash, seal_hash)
    values (3, ${clock.now()}, ${leaves}, ${previous}, ${hash})`)
  const found = (await faults()).map(({ kind, sealNumber }) => `${kind} ${sealNumber}`)
  assert.ok(found.includes('seal-changed 2'), found.join())
})

test('neither the web nor the owner changes a row, and the web seals none', async () => {
  await record(1)
  const refused = { code: '23001' }
  const { owner, web } = database
  await assert.rejects(owner.read({}, sql`update audit_rows set outcome = 'x'`), refused)
  await assert.rejects(owner.read({}, sql`delete from audit_rows`), refused)
  await assert.rejects(owner.read({}, sql`truncate audit_rows`), refused)
  await assert.rejects(web.read({}, sql`update audit_rows set outcome = 'x'`), { code: '42501' })
  await assert.rejects(web.read({}, sql`select * from audit_seals`), { code: '42501' })
  const forged = sql`
    insert into audit_rows (audit_id, happened_at, action, outcome, details, seal_number)
    values (gen_random_uuid(), now(), 'sign-in', 'done', '{}', 1)`
  await assert.rejects(web.read({}, forged), { code: '42501' })
})

test('without a scope the web sees no row of the trail', async () => {
  await record(2)
  assert.deepEqual(await database.web.read({}, sql`select * from audit_rows`), [])
})
