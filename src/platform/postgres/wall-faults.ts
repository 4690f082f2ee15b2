import type pg from 'pg'

// Why pages must not be served through this pool, a sentence for each reason; empty when they may.
// `guarded` is a table with row-level security. A sign-in that owns the tables passes that wall
// without a word, and a pooler that drops startup settings leaves a connection with the owner's.
export async function wallFaults(pool: pg.Pool, guarded: string): Promise<string[]> {
  try {
    const { rows } = await pool.query<{ name: string; holds: boolean }>(
      'select current_user as name, row_security_active($1) as holds',
      [guarded],
    )
    return rows.flatMap(({ name, holds }) =>
      holds
        ? []
        : [`Pages would reach the database as ${name}, whom row-level security lets pass.`],
    )
  } catch (fault) {
    return [`Pages do not reach the database: ${(fault as Error).message}`]
  }
}
