import { deleteTriesBefore } from '#platform/tries/tries-store.ts'
import { deleteConfirmationsExpiredBefore } from './confirmations-store.ts'
import { deleteBrowsersSeenBefore } from './known-browsers-store.ts'
import type { IdentityMeans } from './means.ts'
import { deleteDraftsExpiredBefore } from './registration-store.ts'
import { deleteSessionsOverBefore } from './sessions-store.ts'

const days = (count: number) => ({ hours: count * 24 })

// Recurring job, as the owner role: what can no longer matter leaves the database. Links stay a
// week to say "this was used", ended sessions 30 days, unused browsers half a year.
export async function forgetExpired({
  db,
  clock,
}: Pick<IdentityMeans, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await db.transaction({}, async (tx) => {
    await tx.run(deleteDraftsExpiredBefore(now))
    await tx.run(deleteConfirmationsExpiredBefore(now.subtract(days(7))))
    await tx.run(deleteSessionsOverBefore(now.subtract(days(30))))
    await tx.run(deleteBrowsersSeenBefore(now.subtract(days(180))))
    await tx.run(deleteTriesBefore(now.subtract(days(2))))
  })
}
