import type { Database } from '#platform/postgres/database.ts'

// One hash over every row of every table: equal exactly when nothing changed.
export async function fingerprint(db: Database): Promise<string> {
  const tables = await db.pool.query<{ name: string }>(`
    select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by 1`)
  const hashes = tables.rows.map(
    ({ name }) => `(select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), ''))
      from ${name} t)`,
  )
  const { rows } = await db.pool.query<{ hash: string }>(
    `select md5(concat_ws(' ', ${hashes.join(', ')})) as hash`,
  )
  return rows[0]?.hash ?? ''
}
