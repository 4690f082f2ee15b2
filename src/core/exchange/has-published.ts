import type { Database } from '#platform/postgres/database.ts'
import { selectWhetherPublished } from './books-store.ts'

// Whether any extract was ever published here.
export async function hasPublished(db: Database): Promise<boolean> {
  const [row] = await db.read({}, selectWhetherPublished())
  return row?.published ?? false
}
