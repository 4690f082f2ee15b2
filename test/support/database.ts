import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { poolOfQueue } from '#platform/jobs/pool-of-queue.ts'
import { type Database, openDatabase } from '#platform/postgres/database.ts'
import { type EmbeddedDatabase, startEmbedded } from '#platform/postgres/embedded/start-embedded.ts'
import { migrate } from '#platform/postgres/migrate.ts'

const migrations = join(import.meta.dirname, '../../db/migrations')
const branchCodes = ['petropavlovsk', 'vilyuchinsk', 'elizovo', 'milkovo', 'ust-bolsheretsk']

export type TestDatabase = {
  readonly ownerUrl: string
  readonly webUrl: string
  readonly owner: Database
  readonly web: Database
  // For the queue's library.
  readonly queue: pg.Pool
}

let server: Promise<EmbeddedDatabase> | undefined

// One server for the whole run, made at the first use; one template with the schema and branches.
function theServer(): Promise<EmbeddedDatabase> {
  server ??= startServer()
  return server
}

async function startServer(): Promise<EmbeddedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-test-'))
  const embedded = await startEmbedded({ folder, log: () => {} })
  // After the last test of the process, whichever file it is in.
  process.once('beforeExit', async () => {
    await embedded.close()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(embedded.ownerUrl, migrations)
  const branches = branchCodes.map((code) => `('${code}', '${code}')`)
  await run(embedded.ownerUrl, `insert into branches (branch, name) values ${branches}`)
  return embedded
}

// A database of its own for one test file, copied from a template. It goes with the server, after
// the last test of the run.
export async function freshDatabase(template = 'kabinet'): Promise<TestDatabase> {
  const { urlFor } = await theServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  // A database that is being copied must have no visitor, so another one gives the order.
  const elsewhere = urlFor('postgres', 'kabinet_owner')
  await run(elsewhere, `create database ${name} template ${template}`)
  const ownerUrl = urlFor(name, 'kabinet_owner')
  const webUrl = urlFor(name, 'kabinet_web')
  const owner = open(ownerUrl)
  const web = open(webUrl)
  const queue = poolOfQueue(owner, 2)
  after(async () => {
    await Promise.all([owner.close(), web.close(), queue.end()])
  })
  return { ownerUrl, webUrl, owner, web, queue }
}

// Another template, filled once for the whole run.
export async function makeTemplate(
  name: string,
  fill: (owner: Database) => Promise<void>,
): Promise<void> {
  const { urlFor } = await theServer()
  await run(urlFor('postgres', 'kabinet_owner'), `create database ${name} template kabinet`)
  const owner = open(urlFor(name, 'kabinet_owner'))
  await fill(owner)
  await owner.close()
}

// Few connections, soon given back: one run has many databases on one server.
function open(url: string): Database {
  return openDatabase({ url, connections: 8, applicationName: 'test', idleMilliseconds: 2_000 })
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
