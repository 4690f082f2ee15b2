import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { recordStatements } from '#test/support/recorded-database.ts'
import { recordAuditAlone } from './record-audit.ts'

const at = Temporal.Instant.from('2019-02-04T09:00:00+12:00')

const { owner, web } = await freshDatabase()
const kept = () =>
  owner.read(
    {},
    sql<{ revision: number }>`
    select (details ->> 'revision')::int as revision from audit_rows order by 1`,
  )
const download = (revision: number) =>
  ({ at, action: 'receipt-downloaded', outcome: 'done', details: { revision } }) as const

test('acts that write nothing else are on record once they return, in few statements', async () => {
  const { db, names } = recordStatements(web)
  await Promise.all(
    Array.from({ length: 100 }, (_, revision) => recordAuditAlone(db, download(revision))),
  )
  assert.deepEqual(
    (await kept()).map(({ revision }) => revision),
    Array.from({ length: 100 }, (_, revision) => revision),
  )
  assert.ok(names.length <= 3, `${names.length} statements`)
})

test('rows tell everybody of their batch that it failed, and take the next one', async () => {
  const bad = { ...download(1), source: 'not hex' }
  const batch = await Promise.allSettled([
    recordAuditAlone(web, bad),
    recordAuditAlone(web, download(200)),
  ])
  assert.deepEqual(
    batch.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  await recordAuditAlone(web, download(201))
  const revisions = (await kept()).map(({ revision }) => revision)
  assert.ok(revisions.includes(201) && !revisions.includes(200))
})
