import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { viewersOfAccount } from './links-store.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

export type ViewerLine = {
  // The e-mail, masked.
  readonly shownAs: string
  readonly linkedAt: Temporal.Instant
  readonly self: boolean
}

// Everybody whose login is linked to the account, the first linked first. The look itself is on
// record.
export async function listViewers(
  { db, clock }: Pick<CustomersMeans, 'db' | 'clock'>,
  { source }: Origin,
  viewed: Viewed,
): Promise<readonly ViewerLine[]> {
  const { scope, accountNumber } = viewed
  const rows = await db.transaction(scope, async (tx) => {
    await recordAudit(tx, {
      at: clock.now(),
      action: 'viewers-listed',
      outcome: 'done',
      loginId: scope.login,
      accountNumber,
      source,
    })
    return tx.many(viewersOfAccount(accountNumber, scope.accounts))
  })
  return rows.map(({ loginId, shownAs, linkedAt }) => ({
    shownAs,
    linkedAt,
    self: loginId === scope.login,
  }))
}
