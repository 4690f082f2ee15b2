import { deleteTriesBefore } from '#platform/tries/tries-store.ts'
import { deleteConfirmationsExpiredBefore } from './confirmations-store.ts'
import type { IdentityMeans } from './means.ts'
import { deleteDraftsExpiredBefore } from './registration-store.ts'
import { deleteSessionsOverBefore } from './sessions-store.ts'

const hours = (days: number) => ({ hours: days * 24 })

// Recurring job, as the owner role: what can no longer matter leaves the database. Links stay a
// week to say "this was used", ended sessions 90 days to know a browser again.
export async function forgetExpired({
  db,
  clock,
}: Pick<IdentityMeans, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await db.transaction({}, async (tx) => {
    await tx.run(deleteDraftsExpiredBefore(now))
    await tx.run(deleteConfirmationsExpiredBefore(now.subtract(hours(7))))
    await tx.run(deleteSessionsOverBefore(now.subtract(hours(90))))
    await tx.run(deleteTriesBefore(now.subtract(hours(2))))
  })
}
