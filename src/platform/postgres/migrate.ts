import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const silent = new Logger(() => () => {})

// One migration at a time, whoever starts first.
const migrationLock = 7_100_001

export type MigrationState = { readonly applied: readonly string[]; readonly unknown: string[] }

// Brings the schema to the program's version, each file in its own transaction. Refuses a schema
// that already holds a migration this program does not know: an older program must not write into a
// newer schema.
export async function migrate(ownerUrl: string, folder: string): Promise<MigrationState> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kabinet migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists schema_migrations (
      name text primary key, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string }>('select name from schema_migrations')
    const present = new Set(rows.map((row) => row.name))
    const unknown = [...present].filter((name) => !files.includes(name)).sort()
    if (unknown.length > 0) return { applied: [], unknown }
    await runMigrations({ connectionString: ownerUrl, logger: silent })
    const missing = files.filter((name) => !present.has(name))
    for (const name of missing)
      await apply(client, name, await readFile(join(folder, name), 'utf8'))
    return { applied: missing, unknown: [] }
  } finally {
    await client.end()
  }
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
