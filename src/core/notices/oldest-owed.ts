import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { selectOldestOwed } from './store.ts'

// How many seconds the oldest letter waits that was neither sent nor given up; 0 when none does.
export async function oldestOwed(means: {
  readonly db: Database
  readonly clock: Clock
}): Promise<number> {
  const [oldest] = await means.db.read({}, selectOldestOwed())
  if (!oldest?.owedAt) return 0
  const waits = means.clock.now().since(oldest.owedAt).total('seconds')
  return Math.max(0, Math.round(waits))
}
