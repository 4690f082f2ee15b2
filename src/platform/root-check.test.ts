import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { keyringFrom } from './keyring.ts'
import { isOwnKeyring } from './root-check.ts'

test('the first secret is the database’s own, also of several at once, no other is', async () => {
  const { owner, web } = await freshDatabase()
  const keyrings = Array.from({ length: 5 }, () => keyringFrom(randomBytes(32)))
  const first = await Promise.all(keyrings.map((keyring) => isOwnKeyring(owner, keyring)))
  assert.equal(first.filter(Boolean).length, 1)
  const again = await Promise.all(keyrings.map((keyring) => isOwnKeyring(owner, keyring)))
  assert.deepEqual(again, first)
  await assert.rejects(web.pool.query('select from root_check'), /permission denied/)
})
