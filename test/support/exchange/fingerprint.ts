import type { Database } from '#platform/postgres/database.ts'

// One hash over every row of every table: equal exactly when nothing changed. Two databases may be
// compared without their audit trails, whose ids are random.
export async function fingerprint(db: Database, except: readonly string[] = []): Promise<string> {
  const tables = await db.pool.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables
     where schemaname = 'public' and tablename <> all ($1) order by 1`,
    [except],
  )
  const hashes = tables.rows.map(
    ({ name }) => `(select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), ''))
      from ${name} t)`,
  )
  const { rows } = await db.pool.query<{ hash: string }>(
    `select md5(concat_ws(' ', ${hashes.join(', ')})) as hash`,
  )
  return rows[0]?.hash ?? ''
}
