// Row-level security table by table, as the catalogue lists them: whatever statement a page might
// send, the web role reaches only what its transaction names.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scope } from '#platform/postgres/scope.ts'
import { sql } from '#platform/postgres/sql.ts'
import { openCabinet } from '#test/support/cabinet.ts'
import { openNeighbours } from '#test/support/walls/neighbours.ts'

const cabinet = await openCabinet()
const { links } = await openNeighbours(cabinet)
const { owner, web } = cabinet.databases

type Table = { readonly name: string; readonly rights: readonly string[] }

const tables = await owner.read(
  {},
  sql<Table>`
    select c.relname as name, array(
      select p from unnest(array['select', 'insert', 'update', 'delete']) p
      where has_table_privilege('kabinet_web', c.oid, p)) as rights
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
    order by 1`,
)
const may = (right: string) => tables.filter(({ rights }) => rights.includes(right))

const loginOf = async (email: string) => {
  const [login] = await owner.read(
    {},
    sql<{ id: string }>`select login_id as id from logins where email = ${email}`,
  )
  return login?.id ?? ''
}
const [olga, pyotr] = [await loginOf('olga@mail.ru'), await loginOf('pyotr@mail.ru')]
const living = links.pyotr.filter(({ endedAt }) => endedAt === null)
const scope = { login: pyotr, accounts: living.map((link) => link.accountNumber) }
const own: readonly string[] = scope.accounts
const olgas = links.olga.map((link) => link.accountNumber).filter((number) => !own.includes(number))

// Every row a statement returns, as text; then everything is taken back.
async function rowsOf(under: Scope, statement: string): Promise<string[]> {
  const takenBack = new Error('taken back')
  let rows: string[] = []
  const work = web.transaction(under, async ({ client }) => {
    const answer = await client.query<{ row: string }>(statement)
    rows = answer.rows.map(({ row }) => row)
    throw takenBack
  })
  await assert.rejects(work, takenBack)
  return rows
}

const isOlgas = (row: string) => [olga, ...olgas].some((text) => row.includes(text))

test('a transaction that names nothing sees no row and changes none', async () => {
  for (const { name } of may('select')) {
    assert.deepEqual(await rowsOf({}, `select t::text as row from ${name} t`), [], name)
  }
  for (const { name } of may('delete')) {
    assert.deepEqual(await rowsOf({}, `delete from ${name} t returning t::text as row`), [], name)
  }
})

test('a transaction of one login sees and changes nothing of another', async () => {
  let seen = 0
  for (const { name, rights } of may('select')) {
    const [column] = await rowsOf(
      {},
      `select attname as row from pg_attribute
       where attrelid = '${name}'::regclass and attnum = 1`,
    )
    const statements = [
      `select t::text as row from ${name} t`,
      ...(rights.includes('update')
        ? [`update ${name} t set ${column} = ${column} returning t::text as row`]
        : []),
      ...(rights.includes('delete') ? [`delete from ${name} t returning t::text as row`] : []),
    ]
    for (const statement of statements) {
      const rows = await rowsOf(scope, statement)
      seen += rows.length
      // Who else sees an account of one's own is one's own business.
      const foreign = rows.filter((row) => isOlgas(row) && !own.some((one) => row.includes(one)))
      assert.deepEqual(foreign, [], statement)
    }
  }
  assert.ok(seen > 100, 'there is much to see')
})

test('no row can be written in the name of another login', async () => {
  for (const { name } of may('insert')) {
    // The trail takes what happens to a login before anybody is signed in.
    if (name === 'audit_rows') continue
    const columns = await owner.read(
      {},
      sql<{ name: string }>`
        select attname as name from pg_attribute
        where attrelid = ${name}::text::regclass and attnum > 0 and attname = 'login_id'`,
    )
    if (columns.length === 0) continue
    const copy = await owner.pool.query(
      `select json_agg(t)::text as rows from ${name} t where login_id = $1`,
      [olga],
    )
    const rows = copy.rows[0]?.rows
    if (!rows) continue
    const insert = web.transaction(scope, ({ client }) =>
      client.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1)`, [
        rows,
      ]),
    )
    await assert.rejects(insert, { code: '42501' }, name)
  }
})
