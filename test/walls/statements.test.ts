// A distributed database asks one node only for what names the account (docs/operations/scale.md):
// every statement of the pages is recorded while the pages are walked, and each of its selects must
// name the account of each account's table that it reads.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { openCabinet } from '#test/support/cabinet.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { requestOf, tell } from '#test/support/walls/ask.ts'
import { unnamedIn } from '#test/support/walls/named-accounts.ts'
import { openNeighbours } from '#test/support/walls/neighbours.ts'
import { addressOf } from '#test/support/walls/route-walk.ts'
import { walkedValues } from '#test/support/walls/walked-values.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'

let texts: ReadonlySet<string> = new Set()
const cabinet = await openCabinet({
  seen: (web) => {
    const recorded = recordStatements(web)
    texts = recorded.texts
    return recorded.db
  },
})
// They register, sign in, add and remove accounts, name them and send readings.
const neighbours = await openNeighbours(cabinet)
const { owner } = cabinet.databases
const valuesOf = await walkedValues(neighbours)

const ofAccounts = await owner.read(
  {},
  sql<{ name: string; shown: boolean }>`
    select c.relname as name, has_table_privilege('kabinet_web', c.oid, 'select') as shown
    from pg_index x
    join pg_class c on c.oid = x.indrelid and c.relnamespace = 'public'::regnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where x.indisprimary and a.attname = 'account_number' order by 1`,
)
const tables = new Set(ofAccounts.map(({ name }) => name))

test('every select of a page names the account of every account’s table in it', async () => {
  for (const entry of portalRoutes) {
    if (entry.method !== 'GET') continue
    const address = addressOf(entry, valuesOf, 'own')
    const { status } = await tell(cabinet.app, requestOf(neighbours.pyotr, 'GET', address))
    assert.ok(status < 400, `${entry.path}: ${status}`)
  }
  const asked = ofAccounts.filter(({ name }) =>
    [...texts].some((text) => new RegExp(`\\b(from|join) ${name}\\b`).test(text)),
  )
  assert.deepEqual(
    asked.map(({ name }) => name),
    ofAccounts.filter(({ shown }) => shown).map(({ name }) => name),
  )
  assert.deepEqual(
    [...texts].flatMap((text) => unnamedIn(text, tables)),
    [],
  )
})

const named = 'select from meters m where m.account_number = $1'

for (const [what, statement] of [
  ['no account at all', 'select from meters m where m.meter_id = $1'],
  ['an account in the select around it alone', `${named} and exists (select from entries e)`],
  [
    'an account in the select within it alone',
    `select from entries e where e.meter_id in (${named})`,
  ],
  [
    'that of an outer row alone',
    `${named} and exists (select from entries e where e.account_number = m.account_number)`,
  ],
  ['that of another table', 'select from meters m join entries e on e.account_number = $1'],
  ['one of the two by a comma', 'select from meters m, entries e where e.account_number = $1'],
  ['one side of a union', `select from entries union all ${named}`],
  ['a choice', `${named} or m.meter_id = $2`],
  ['its own, unlike another', 'select from meters m where m.account_number <> $1'],
  ['it in a remark', "select from meters m -- m.account_number = $1\n where m.place = '('"],
  ['none in a delete', 'delete from entries where entry_id = $1'],
  ['none in an update', 'update meters set place = $1 where meter_id = $2'],
  ['none in a new row', 'insert into entries (entry_id) values ($1)'],
] as const) {
  test(`a select that names ${what} is found`, () =>
    assert.equal(unnamedIn(statement, new Set(['meters', 'entries'])).length, 1))
}

for (const statement of [
  named,
  'select from meters where account_number = any ($1)',
  `with x as (${named}) select from x where exists (select from entries where account_number=$1)`,
  'select from meters m left join entries e on e.account_number = $1 where m.account_number = $1',
  'insert into entries (account_number, entry_id) select $1, $2',
  'update meters set place = $1 where account_number = $2 and (place = $3 or place is null)',
]) {
  test(`an account is named by: ${statement}`, () =>
    assert.deepEqual(unnamedIn(statement, new Set(['meters', 'entries'])), []))
}
