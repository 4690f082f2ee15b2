import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'
import { endSessionsExcept } from './sessions-store.ts'

// Ends every session of the login but this one; tells how many there were.
export async function endOtherSessions(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { source }: Origin,
  { loginId, sessionId }: Viewer,
): Promise<number> {
  const at = clock.now()
  return db.transaction({ login: loginId }, async (tx) => {
    const reason = 'ended-by-holder'
    const ended = await tx.run(endSessionsExcept(loginId, sessionId, { at, reason }))
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, {
      at,
      action: 'sessions-ended',
      outcome: 'done',
      loginId,
      source,
      details: { sessions: ended },
    })
    return ended
  })
}
