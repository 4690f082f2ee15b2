import type { Database } from '#platform/postgres/database.ts'
import { selectSetAside } from './books-store.ts'

export type SetAside = {
  // Of the branch's extract that the account has been aside since.
  readonly sinceSequence: number
  // Rule and place, as the report of that extract had it: 'R6 readings:2:value'.
  readonly firstFault: string
}

// What keeps an account, shown or not yet shown, at an earlier calculation than its branch.
// Undefined where nothing does.
export async function findSetAside(db: Database, account: string): Promise<SetAside | undefined> {
  const [aside] = await db.read({}, selectSetAside(account))
  return aside
}
