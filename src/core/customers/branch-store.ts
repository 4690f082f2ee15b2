import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'

export async function upsertBranch(tx: Tx, code: string, name: string): Promise<void> {
  await tx.run(sql`
    insert into branches (branch, name) values (${code}, ${name})
    on conflict (branch) do update set name = excluded.name where branches.name <> excluded.name`)
}
