import type { Period } from '#base/period.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Database } from '#platform/postgres/database.ts'
import { selectCopy } from './store.ts'

// The SHA-256 of a receipt's exact copy, under which it lies. Undefined for a receipt of another
// account and for one that never was, alike.
export async function findCopy(
  db: Database,
  viewed: Viewed,
  period: Period,
  revision: number,
): Promise<Buffer | undefined> {
  const statement = selectCopy(viewed, period, revision)
  const [copy] = await db.readTogether(viewed.scope, statement)
  return copy?.sha256
}
