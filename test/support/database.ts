import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase } from '#platform/postgres/database.ts'
import { startEmbedded } from '#platform/postgres/embedded/start-embedded.ts'
import { migrate } from '#platform/postgres/migrate.ts'

const migrations = join(import.meta.dirname, '../../db/migrations')
export const branchCodes = ['petropavlovsk', 'vilyuchinsk', 'elizovo', 'milkovo', 'ust-bolsheretsk']

type Server = { ownerUrl: string; webUrl: string }
let server: Promise<Server> | undefined

export type TestDatabase = {
  readonly ownerUrl: string
  readonly webUrl: string
  readonly owner: Database
  readonly web: Database
}

// One server for the whole run, made at the first use; one template with the schema and the
// branches.
function theServer(): Promise<Server> {
  server ??= startServer()
  return server
}

async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-test-'))
  const embedded = await startEmbedded({ folder, log: () => {} })
  // After the last test of the process, whichever file it is in.
  process.once('beforeExit', async () => {
    await embedded.close()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(embedded.ownerUrl, migrations)
  const client = new pg.Client({ connectionString: embedded.ownerUrl })
  await client.connect()
  for (const code of branchCodes) {
    await client.query('insert into branches (branch, name) values ($1, $1)', [code])
  }
  await client.end()
  return embedded
}

// A database of its own for one test file, copied from the template and dropped with the file's
// last test.
export async function freshDatabase(): Promise<TestDatabase> {
  const { ownerUrl, webUrl } = await theServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(ownerUrl, `create database ${name} template kabinet`)
  const urls = { ownerUrl: inDatabase(ownerUrl, name), webUrl: inDatabase(webUrl, name) }
  const owner = open(urls.ownerUrl)
  const web = open(urls.webUrl)
  after(async () => {
    await Promise.all([owner.close(), web.close()])
    await administer(ownerUrl, `drop database ${name} with (force)`)
  })
  return { ...urls, owner, web }
}

function open(url: string): Database {
  return openDatabase({ url, connections: 8, applicationName: 'test', idleMilliseconds: 500 })
}

// A database that is being copied must have no visitor, so the copying is done from another one.
async function administer(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(ownerUrl, 'postgres') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function inDatabase(url: string, name: string): string {
  return url.replace(/\/kabinet(?=\?|$)|(?<=db=)kabinet/, (found) => found.replace('kabinet', name))
}
