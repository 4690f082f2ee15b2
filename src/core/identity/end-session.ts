import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'
import { endOneSession } from './sessions-store.ts'

// Ends one session of the viewer's own login. A foreign, ended or malformed id is 'absent' alike.
export async function endSession(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { source }: Origin,
  { loginId }: Viewer,
  sessionId: string,
): Promise<'ended' | 'absent'> {
  if (!uuid.test(sessionId)) return 'absent'
  const at = clock.now()
  return db.transaction({ login: loginId }, async (tx) => {
    const reason = 'ended-by-holder'
    const ended = await tx.run(endOneSession(loginId, sessionId, { at, reason }))
    if (ended === 0) return 'absent'
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, { at, action: 'session-ended', outcome: 'done', loginId, source })
    return 'ended'
  })
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
