import type { Tx } from '#platform/postgres/database.ts'

// The tables that an extract fills with millions of rows, and that no other table refers to.
const tables = ['readings', 'entries', 'balances', 'receipts'] as const

// Fewer rows are put in sooner than keys are made anew.
const manyRows = 50_000

type Key = { readonly drop: string; readonly add: string }

// Runs the work that fills these tables. Where one of them is still empty and many rows are to
// come, its keys are made after its rows: sorting a key once is many times as fast as keeping it in
// order row by row, and foreign keys are checked by one join. They are the very same keys again,
// and all of it belongs to the caller's transaction. A table that holds rows is never locked
// against readers.
export async function withKeysAfterwards(
  tx: Tx,
  rowsToCome: Readonly<Record<string, number>>,
  fill: () => Promise<void>,
): Promise<void> {
  const keys: Key[] = []
  for (const table of tables) {
    if ((rowsToCome[table] ?? 0) < manyRows) continue
    const { rowCount } = await tx.client.query(`select from ${table} limit 1`)
    if (rowCount === 0) keys.push(...(await keysOf(tx, table)))
  }
  for (const { drop } of keys) await tx.client.query(drop)
  await fill()
  if (keys.length > 0) await tx.client.query(`set local maintenance_work_mem = '256MB'`)
  for (const { add } of keys) await tx.client.query(add)
}

// Checks of a single row are none of them: they cost next to nothing to keep.
async function keysOf(tx: Tx, table: string): Promise<Key[]> {
  const { rows } = await tx.client.query<Key>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname,
         pg_get_constraintdef(oid)) as add
     from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'f')
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index i
     where indrelid = $1::regclass
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  )
  return rows
}
