import type { Viewer } from '#core/customers/viewer.ts'
import type { IdentityMeans } from './means.ts'
import { idleLimit, type SessionLine } from './session.ts'
import { liveSessions } from './sessions-store.ts'

// The live sessions of this login, this one first, then the last seen.
export async function listSessions(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { loginId, sessionId }: Viewer,
): Promise<readonly SessionLine[]> {
  const now = clock.now()
  const seenAfter = now.subtract({ seconds: idleLimit })
  const rows = await db.read({ login: loginId }, liveSessions(loginId, now, seenAfter))
  const lines = rows.map((row) => ({ ...row, current: row.sessionId === sessionId }))
  return [...lines.filter((line) => line.current), ...lines.filter((line) => !line.current)]
}
