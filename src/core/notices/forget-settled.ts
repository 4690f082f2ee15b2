import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { deleteSettledNotices } from './store.ts'

const kept = { hours: 90 * 24 }

// Recurring job, as the owner role: letters sent or given up 90 days ago leave the database, and
// the addresses in them; so do those that no mail server took in all that time.
export async function forgetSettled(means: {
  readonly db: Database
  readonly clock: Clock
}): Promise<void> {
  const before = means.clock.now().subtract(kept)
  await means.db.transaction({}, (tx) => deleteSettledNotices(tx, before))
}
