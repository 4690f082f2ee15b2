import type { Database } from '#platform/postgres/database.ts'
import { upsertBranch } from './branch-store.ts'
import type { Branch } from './utility.ts'

// Makes the branches of the settings known to the database, so that extracts may name them. A
// branch that is gone from the settings stays: its accounts remain.
export async function keepBranches(db: Database, branches: readonly Branch[]): Promise<void> {
  await db.transaction({}, async (tx) => {
    for (const { code, name } of branches) await upsertBranch(tx, code, name)
  })
}
