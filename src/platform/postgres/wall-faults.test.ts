import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { openDatabase } from './database.ts'
import { wallFaults } from './wall-faults.ts'

const { owner, web, ownerUrl } = await freshDatabase()

test('pages are served as the role that owns nothing, and as no other', async () => {
  assert.deepEqual(await wallFaults(web.pool, 'accounts'), [])
  assert.deepEqual(await wallFaults(owner.pool, 'accounts'), [
    'Pages would reach the database as kabinet_owner, whom row-level security lets pass.',
  ])
})

test('the owner may step down to that role, and a role that is not there is told', async () => {
  const stepping = async (role: string) => {
    const options = { url: ownerUrl, connections: 1, applicationName: 'test', settings: { role } }
    const db = openDatabase(options)
    const faults = await wallFaults(db.pool, 'accounts')
    await db.close()
    return faults
  }
  assert.deepEqual(await stepping('kabinet_web'), [])
  const [fault] = await stepping('nobody_here')
  assert.match(fault ?? '', /^Pages do not reach the database: .*nobody_here/)
})
