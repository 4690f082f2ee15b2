import type { Keyring } from '#platform/keyring.ts'
import type { Database } from '#platform/postgres/database.ts'
import { idleLimit, type Remembered } from './session.ts'
import { loginWithLinks, sessionByHash } from './sessions-store.ts'

// A session and what its login may see, from the database. Undefined when it has ended, been idle
// for too long or lasted too long.
export async function loadSession(
  { db, keyring }: { readonly db: Database; readonly keyring: Keyring },
  hash: string,
  now: Temporal.Instant,
): Promise<Remembered | undefined> {
  const [found] = await db.readTogether({ key: hash }, sessionByHash(hash))
  if (!found) return undefined
  const { sessionId, loginId } = found
  const at = now.epochMilliseconds
  const seenAt = found.seenAt.epochMilliseconds
  const expiresAt = found.expiresAt.epochMilliseconds
  if (at >= expiresAt || at - seenAt >= idleLimit * 1000) return undefined
  const [login] = await db.readTogether({ login: loginId }, loginWithLinks(loginId))
  if (!login) return undefined
  const viewer = { loginId, sessionId, email: login.email, links: login.links }
  const formSecret = keyring.mac('csrf', `session ${hash}`)
  return { session: { viewer, formSecret }, expiresAt, usedAt: seenAt, touchedAt: seenAt }
}
