import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LoginId, newUuid } from '#base/ids.ts'
import { clockAt } from '#platform/clock.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { mostRefusals, recordRefusedAccess } from './record-refused-access.ts'

const { owner, web } = await freshDatabase()
const clock = clockAt('2019-02-04T03:00:00Z')
const [anna, boris] = [1, 2].map((at) => newUuid<LoginId>(at)) as [LoginId, LoginId]
const refused = { outcome: 'not-found', route: '/accounts/:account' } as const

async function rowsOf(loginId: LoginId): Promise<number> {
  const rows = await owner.read(
    {},
    sql`select from audit_rows where login_id = ${loginId} and action = 'access-refused'`,
  )
  return rows.length
}

test('of many refusals at once exactly the first sixty of a login an hour are kept', async () => {
  const record = (loginId: LoginId) =>
    recordRefusedAccess({ db: web, clock }, { source: 'ab'.repeat(32) }, loginId, refused)
  await Promise.all(Array.from({ length: mostRefusals + 20 }, () => record(anna)))
  await record(boris)
  assert.equal(mostRefusals, 60)
  assert.deepEqual([await rowsOf(anna), await rowsOf(boris)], [60, 1])
  clock.advance({ minutes: 59, seconds: 59 })
  await record(anna)
  assert.equal(await rowsOf(anna), 60)
  clock.advance({ seconds: 1 })
  await record(anna)
  assert.equal(await rowsOf(anna), 61)
})
