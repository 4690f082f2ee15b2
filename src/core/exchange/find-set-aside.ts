import type { Database } from '#platform/postgres/database.ts'
import { type SetAside, selectSetAside } from './books-store.ts'

// What keeps an account, shown or not yet shown, at an earlier calculation than its branch.
// Undefined where nothing does.
export async function findSetAside(db: Database, account: string): Promise<SetAside | undefined> {
  const [aside] = await db.read({}, selectSetAside(account))
  return aside
}
