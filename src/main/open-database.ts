import { join } from 'node:path'
import { type Config, postgresFolder } from '#platform/config/config.ts'
import { type Database, openDatabase } from '#platform/postgres/database.ts'
import { EmbeddedFailure } from '#platform/postgres/embedded/explain-failure.ts'
import { startEmbedded } from '#platform/postgres/embedded/start-embedded.ts'
import { migrate, pendingMigrations } from '#platform/postgres/migrate.ts'
import { pageFaults, poolerFaults, serverFaults } from '#platform/postgres/server-faults.ts'
import { StartRefused } from './start-refused.ts'

export const migrationsFolder = join(import.meta.dirname, '../../db/migrations')

export type Databases = {
  // Migrates, imports and works.
  readonly owner: Database
  // Serves pages: owns nothing and sees what its transaction names.
  readonly web: Database
  readonly ownerUrl: string
  close(): Promise<void>
}

// A page's statement names its accounts and finds them by key, so one plan fits all customers:
// planning anew for each would cost more than the answer.
//
// A statement that hangs, behind somebody's lock say, ends with an error: those who share its
// flight, and those who wait for it, are not held up for ever. PostgreSQL counts each by itself.
const pageSettings = { plan_cache_mode: 'force_generic_plan', jit: 'off', statement_timeout: '15s' }

// An extract is judged in temporary tables; with PostgreSQL's usual 8 MB they are written to files
// and read back while that goes on.
const ownerSettings = { temp_buffers: '128MB' }

export type OpenOptions = {
  // Brings the operator's database to the program's version as well.
  readonly migrateNow?: boolean
  // Refuses a database whose row-level security would not hold for the pages.
  readonly servesPages?: boolean
}

type Server = { ownerUrl: string; webUrl: string; webRole?: string; close(): Promise<void> }

// Opens the operator's PostgreSQL or starts our own, and refuses one that could lose what it
// acknowledged. Our own is always migrated; the operator's is migrated by `kabinet migrate` alone.
export async function openDatabases(
  config: Config,
  options: OpenOptions & { readonly log: (line: string) => void },
): Promise<Databases> {
  const server = await serverOf(config, options.log)
  let databases: Databases | undefined
  try {
    await prepare(server, config.databaseUrl === undefined || options.migrateNow === true)
    databases = connect(server)
    const kept = await poolerFaults(databases.owner.pool)
    if (kept.length > 0) throw new StartRefused(kept)
    const open = options.servesPages ? await pageFaults(databases.web.pool, 'accounts') : []
    if (open.length > 0) throw new StartRefused(open)
    return databases
  } catch (fault) {
    await (databases ?? server).close()
    throw fault
  }
}

async function serverOf(config: Config, log: (line: string) => void): Promise<Server> {
  const { databaseUrl, webDatabaseUrl } = config
  if (databaseUrl === undefined) {
    return startEmbedded({ folder: postgresFolder(config), log }).catch((fault) => {
      throw fault instanceof EmbeddedFailure ? new StartRefused([fault.message]) : fault
    })
  }
  return {
    ownerUrl: databaseUrl,
    webUrl: webDatabaseUrl ?? databaseUrl,
    // With one sign-in for both, the web steps down to its role on every connection.
    ...(webDatabaseUrl === undefined ? { webRole: 'kabinet_web' } : {}),
    close: async () => {},
  }
}

async function prepare(server: Server, migrateNow: boolean): Promise<void> {
  const unsafe = await serverFaults(server.ownerUrl)
  if (unsafe.length > 0) throw new StartRefused(unsafe)
  const state = migrateNow
    ? await migrate(server.ownerUrl, migrationsFolder)
    : await pendingMigrations(server.ownerUrl, migrationsFolder)
  if (state.unknown.length > 0) {
    const names = state.unknown.join(', ')
    throw new StartRefused([
      `The database is newer than this program (it holds ${names}). Start the newer program.`,
    ])
  }
  if (!migrateNow && state.missing.length > 0) {
    const names = state.missing.join(', ')
    throw new StartRefused([`The database lacks ${names}. Run: npm run -s kabinet -- migrate`])
  }
}

function connect(server: Server): Databases {
  const owner = openDatabase({
    url: server.ownerUrl,
    connections: 10,
    applicationName: 'kabinet',
    settings: ownerSettings,
  })
  const web = openDatabase({
    url: server.webUrl,
    connections: 12,
    applicationName: 'kabinet web',
    settings: { ...pageSettings, ...(server.webRole && { role: server.webRole }) },
  })
  return {
    owner,
    web,
    ownerUrl: server.ownerUrl,
    close: async () => {
      await Promise.all([owner.close(), web.close()])
      await server.close()
    },
  }
}
