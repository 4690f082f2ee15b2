import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'
import { endOneSession } from './sessions-store.ts'

// The token opens nothing from here on, in every process within a second.
export async function signOut(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { source }: Origin,
  { loginId, sessionId }: Viewer,
): Promise<void> {
  const at = clock.now()
  await db.transaction({ login: loginId }, async (tx) => {
    const ended = await tx.run(endOneSession(loginId, sessionId, { at, reason: 'signed-out' }))
    if (ended === 0) return
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, { at, action: 'sign-out', outcome: 'done', loginId, source })
  })
}
