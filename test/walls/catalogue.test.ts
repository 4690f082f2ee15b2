// The schema stays ready for many machines (docs/decisions/003-many-machines.md): read from the
// catalogue, so that a migration cannot forget it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'

// Tables that hold an account's number and are still keyed by something else, each with its reason.
const keyedOtherwise = new Map([
  ['contract_owners', 'a contract number is unique among all branches'],
  ['meter_owners', 'a meter id is unique among all branches'],
  ['receipt_numbers', 'a claim knows the number and nothing else'],
  ['receipt_files', 'the check of a copy knows its hash and nothing else'],
  ['account_links', 'links are found by login; who sees an account is the rarer question'],
  ['audit_rows', 'the trail is one, local, and sealed in order'],
])

const { owner, web } = await freshDatabase()

test('the catalogue puts account_number first in every key of an account’s table', async () => {
  const keys = await owner.read(
    {},
    sql<{ table: string; key: string; first: string }>`
      select c.relname as table, i.relname as key, a.attname as first
      from pg_index x
      join pg_class c on c.oid = x.indrelid
      join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where x.indisunique and exists (
        select from pg_attribute b where b.attrelid = c.oid and b.attname = 'account_number')`,
  )
  assert.ok(keys.length > 8)
  const offences = keys.filter(
    (key) => key.first !== 'account_number' && !keyedOtherwise.has(key.table),
  )
  assert.deepEqual(offences, [])
})

test('the catalogue begins foreign keys between accounts’ tables with account_number', async () => {
  const offences = await owner.read(
    {},
    sql<{ name: string }>`
      select k.conname as name from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and k.confrelid not in ('branches'::regclass, 'tariffs'::regclass)
        and a.attname <> 'account_number'`,
  )
  assert.deepEqual(offences, [])
})

test('the catalogue holds no subquery in a policy', async () => {
  const policies = await owner.read(
    {},
    sql<{ name: string; rule: string }>`
      select policyname as name, concat(qual, ' ', with_check) as rule
      from pg_policies where schemaname = 'public'`,
  )
  assert.ok(policies.length > 10)
  assert.deepEqual(
    policies.filter(({ rule }) => /\bselect\b/i.test(rule)),
    [],
  )
})

test('the catalogue walls every table the web may touch but reference tables', async () => {
  const open = await owner.read(
    {},
    sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and not c.relrowsecurity
        and (has_table_privilege('kabinet_web', c.oid, 'select')
          or has_table_privilege('kabinet_web', c.oid, 'insert')
          or has_table_privilege('kabinet_web', c.oid, 'update')
          or has_table_privilege('kabinet_web', c.oid, 'delete'))
      order by 1`,
  )
  assert.deepEqual(
    open.map(({ name }) => name),
    ['branches', 'tariffs'],
  )
})

test('the catalogue lets the web role own nothing and bypass nothing', async () => {
  const [role] = await web.read(
    {},
    sql<{ name: string; owns: bigint; bypasses: boolean; creates: boolean }>`
      select current_user as name,
        (select count(*) from pg_class where relowner = current_user::regrole) as owns,
        (select rolbypassrls or rolsuper from pg_roles where rolname = current_user) as bypasses,
        has_schema_privilege(current_user, 'public', 'create') as creates`,
  )
  assert.deepEqual(role, { name: 'kabinet_web', owns: 0n, bypasses: false, creates: false })
})

test('the catalogue keeps the audit trail from its own owner', async () => {
  const work = (statement: () => ReturnType<typeof sql>) =>
    owner.transaction({}, (tx) => tx.run(statement()))
  await owner.transaction({}, (tx) =>
    tx.run(sql`
      insert into audit_rows (audit_id, happened_at, action, outcome, details)
      values ('018f0000-0000-7000-8000-000000000009', now(), 'signed-in', 'done', '{}')`),
  )
  await assert.rejects(
    work(() => sql`update audit_rows set outcome = 'x'`),
    /append-only/,
  )
  await assert.rejects(
    work(() => sql`delete from audit_rows`),
    /append-only/,
  )
  await assert.rejects(
    work(() => sql`truncate audit_rows`),
    /append-only/,
  )
})
