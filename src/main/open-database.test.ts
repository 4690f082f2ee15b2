import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Config, readConfig } from '#platform/config/config.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type OpenOptions, openDatabases } from './open-database.ts'
import { StartRefused } from './start-refused.ts'

const { owner, ownerUrl, webUrl } = await freshDatabase()
const folder = await mkdtemp(join(tmpdir(), 'kabinet-open-'))
after(() => rm(folder, { recursive: true }))

const { config: byDefault } = readConfig({ KABINET_DATA: folder }) as { config: Config }
const ofOperator: Config = { ...byDefault, databaseUrl: ownerUrl, webDatabaseUrl: webUrl }

const open = (config: Config, options: OpenOptions = {}) =>
  openDatabases(config, { ...options, log: () => {} })

async function refusal(config: Config, options: OpenOptions = {}): Promise<string> {
  const opened = await open(config, options).catch((thrown: unknown) => thrown)
  assert.ok(opened instanceof StartRefused, String(opened))
  return opened.message
}

test('a database of the program’s version is opened, and serves pages', async () => {
  const databases = await open(ofOperator, { servesPages: true })
  assert.equal(await databases.web.answers(), true)
  const limit = sql<{ limit: string }>`select current_setting('statement_timeout') as limit`
  assert.deepEqual(
    await databases.web.read({}, limit),
    [{ limit: '15s' }],
    'nothing hangs for ever',
  )
  await databases.close()
})

test('a schema newer than the program is refused, also by migrate', async () => {
  await owner.pool.query(`insert into schema_migrations (name) values ('9999_later.sql')`)
  const sentence = /^The database is newer than this program \(it holds 9999_later\.sql\)/
  assert.match(await refusal(ofOperator), sentence)
  assert.match(await refusal(ofOperator, { migrateNow: true }), sentence)
  await owner.pool.query(`delete from schema_migrations where name = '9999_later.sql'`)
})

test('an older schema is refused with the command that brings it up', async () => {
  await owner.pool.query('alter table schema_migrations rename to put_aside')
  const sentence = /^The database lacks 0001_\S+\.sql, .+\. Run: npm run -s kabinet -- migrate$/
  assert.match(await refusal(ofOperator), sentence)
  await owner.pool.query('alter table put_aside rename to schema_migrations')
})

test('pages whose role does not wait for the disk are refused', async () => {
  const webDatabaseUrl = `${webUrl}&options=${encodeURIComponent('-c synchronous_commit=off')}`
  const hasty = { ...ofOperator, webDatabaseUrl }
  assert.match(await refusal(hasty, { servesPages: true }), /synchronous_commit off/)
  await (await open(hasty)).close()
})

test('pages that would reach the database as its owner are refused', async () => {
  const open = { ...ofOperator, webDatabaseUrl: ownerUrl }
  assert.match(await refusal(open, { servesPages: true }), /row-level security lets pass/)
})

test('a server that does not answer, and a folder that is none, are sentences', async () => {
  const nowhere = { ...ofOperator, databaseUrl: 'postgres://127.0.0.1:1/kabinet' }
  assert.match(await refusal(nowhere), /^The database does not answer: /)
  await writeFile(join(folder, 'postgres'), '')
  assert.match(await refusal(byDefault), /^The embedded database in .+ cannot start: /)
})
