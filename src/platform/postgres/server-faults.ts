import pg from 'pg'
import { unsafeSettings } from './unsafe-settings.ts'
import { wallFaults } from './wall-faults.ts'

// Why this server must not be used, a sentence for each reason; empty when it may.
export async function serverFaults(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return await unsafeSettings((text) => client.query(text))
  } catch (fault) {
    return [`The database does not answer: ${(fault as Error).message}`]
  } finally {
    await client.end().catch(() => {})
  }
}

// Why pages must not be served through this pool; empty when they may. Settings are asked for once
// more: one may differ for the role of the pages.
export async function pageFaults(pool: pg.Pool, guarded: string): Promise<string[]> {
  const kept = await poolerFaults(pool)
  if (kept.length > 0) return kept
  const faults = await wallFaults(pool, guarded)
  return faults.length > 0 ? faults : unsafeSettings((text) => pool.query(text))
}

// Why what stands in front of the server does not let the program in, where only that does.
export async function poolerFaults(pool: pg.Pool): Promise<string[]> {
  try {
    await pool.query('select 1')
    return []
  } catch (fault) {
    // Protocol violation: PgBouncer says so of startup options it does not know.
    if ((fault as { code?: string }).code !== '08P01') throw fault
    return [
      `A pooler in front of the database refuses the program: ${(fault as Error).message}. ` +
        'For PgBouncer see “3. The database” in docs/operations/install.md: ' +
        'ignore_startup_parameters = options.',
    ]
  }
}
