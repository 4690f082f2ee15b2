import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import type { ConfirmationId } from './confirmation.ts'
import { confirmationById } from './confirmations-store.ts'
import { passwordToSignIn } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import { startSession } from './start-session.ts'

// Seconds between the first and the last click that a hand makes of one.
const oneClick = 60

// Many people click twice, and the browser then shows the answer to the second click: the browser
// that has just confirmed its registration is signed in again. Undefined for every other.
export async function confirmAgain(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Origin,
  id: ConfirmationId,
): Promise<{ readonly sessionToken: string } | undefined> {
  const at = clock.now()
  const [used] = await db.read({ key: id }, confirmationById(id))
  if (!used?.usedAt || !used.loginId) return undefined
  if (at.since(used.usedAt).total('seconds') > oneClick) return undefined
  const { loginId } = used
  const [login] = await db.read({ login: loginId }, passwordToSignIn(loginId, visitorHash(origin)))
  if (!login?.isKnownBrowser) return undefined
  return db.transaction({ login: loginId }, async (tx) => {
    const { source } = origin
    await recordAudit(tx, { at, action: 'sign-in', outcome: 'done', loginId, source })
    return { sessionToken: await startSession(tx, origin, { loginId, at }) }
  })
}
