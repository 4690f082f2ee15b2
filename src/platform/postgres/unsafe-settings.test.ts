import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type EmbeddedDatabase, startEmbedded } from './embedded/start-embedded.ts'
import { unsafeSettings } from './unsafe-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'durable-test-'))
let database: EmbeddedDatabase
let client: pg.Client

before(async () => {
  database = await startEmbedded({ folder: join(folder, 'postgres'), log: () => {} })
  client = new pg.Client({ connectionString: database.webUrl })
  await client.connect()
})

after(async () => {
  await client.end()
  await database.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

// The server as it is, but for the settings given.
const but = (settings: Record<string, string>) => async (text: string) => {
  const { rows } = await client.query<{ name: string; setting: string }>(text)
  return { rows: rows.map((row) => ({ ...row, setting: settings[row.name] ?? row.setting })) }
}

test('the embedded server is safe', async () => {
  assert.deepEqual(await unsafeSettings(but({})), [])
})

test('a commit that does not wait for the disk is refused, any that does is not', async () => {
  for (const value of ['on', 'local', 'remote_write', 'remote_apply']) {
    await client.query(`set synchronous_commit = ${value}`)
    assert.deepEqual(await unsafeSettings(but({})), [])
  }
  await client.query('set synchronous_commit = off')
  const faults = await unsafeSettings(but({}))
  await client.query('reset synchronous_commit')
  assert.equal(faults.length, 1)
  assert.match(faults[0] ?? '', /synchronous_commit off/)
})

test('every fault is named in one go', async () => {
  const old = { server_version_num: '140011', server_version: '14.11' }
  const faults = await unsafeSettings(but({ ...old, fsync: 'off', full_page_writes: 'off' }))
  assert.equal(faults.length, 3)
  assert.match(faults[0] ?? '', /PostgreSQL 14\.11; 15 or newer/)
  assert.match(faults[1] ?? '', /fsync off/)
  assert.match(faults[2] ?? '', /full_page_writes off/)
})
