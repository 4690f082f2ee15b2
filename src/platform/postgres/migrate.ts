import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { locks } from './locks.ts'

type MigrationState = {
  readonly applied: readonly string[]
  // In the program, not in the database.
  readonly missing: readonly string[]
  // In the database, not in the program: the schema is newer.
  readonly unknown: readonly string[]
}

// Brings the schema to the program's version, each file in its own transaction. Changes nothing in
// a schema that holds a migration this program does not know: an older program must not write into
// a newer schema.
export async function migrate(ownerUrl: string, folder: string): Promise<MigrationState> {
  return withClient(ownerUrl, async (client) => {
    // One migration at a time, whoever starts first.
    await client.query('select pg_advisory_lock($1)', [locks.migration])
    await client.query(`create table if not exists schema_migrations (
      name text primary key, applied_at timestamptz not null default now())`)
    const state = await compare(client, folder)
    if (state.unknown.length > 0) return state
    if (!(await hasQueue(client))) await bringUpQueue(ownerUrl)
    for (const name of state.missing) {
      await apply(client, name, await readFile(join(folder, name), 'utf8'))
    }
    return { applied: state.missing, missing: [], unknown: [] }
  })
}

// What `migrate` would do; changes nothing.
export async function pendingMigrations(ownerUrl: string, folder: string): Promise<MigrationState> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ present: boolean }>(
      `select to_regclass('schema_migrations') is not null as present`,
    )
    if (rows[0]?.present) return compare(client, folder)
    return { applied: [], missing: await filesOf(folder), unknown: [] }
  })
}

// Whether the queue's schema is exactly the one its library brings. The library alone could tell as
// well, but a web process, which never needs it, would spend a fifth of its start on loading it.
async function hasQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>(
    `select to_regclass('graphile_worker.migrations') is not null as present`,
  )
  if (!rows[0]?.present) return false
  const last = await client.query<{ id: number }>(
    'select coalesce(max(id), 0) as id from graphile_worker.migrations',
  )
  const library = dirname(createRequire(import.meta.url).resolve('graphile-worker'))
  const steps = (await filesOf(join(library, '../sql'))).map((name) => Number.parseInt(name, 10))
  return last.rows[0]?.id === Math.max(...steps)
}

// The queue's own schema, by the queue's own hand.
async function bringUpQueue(connectionString: string): Promise<void> {
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString, logger: new Logger(() => () => {}) })
}

async function compare(client: pg.Client, folder: string): Promise<MigrationState> {
  const files = await filesOf(folder)
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations')
  const present = new Set(rows.map((row) => row.name))
  return {
    applied: [],
    missing: files.filter((name) => !present.has(name)),
    unknown: [...present].filter((name) => !files.includes(name)).sort(),
  }
}

async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
}

async function apply(client: pg.Client, name: string, text: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into schema_migrations (name) values ($1)', [name])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(fault as Error).message}`, { cause: fault })
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'kabinet migrate' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
