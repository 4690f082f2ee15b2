import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { endLink } from './links-store.ts'
import { announceLoginChanged } from './login-changed.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

// Ends the link; what billing holds about the account stays. The number of a recent receipt links
// it again.
export async function removeAccount(
  { db, clock }: Pick<CustomersMeans, 'db' | 'clock'>,
  { source }: Origin,
  viewed: Viewed,
): Promise<void> {
  const { scope, linkId, accountNumber } = viewed
  const loginId = scope.login
  const at = clock.now()
  await db.transaction(scope, async (tx) => {
    const ended = await tx.run(endLink(loginId, linkId, at))
    // Sent twice: the first one did it.
    if (ended === 0) return
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, {
      at,
      action: 'account-removed',
      outcome: 'done',
      loginId,
      accountNumber,
      source,
    })
  })
}
