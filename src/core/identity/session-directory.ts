import type { LoginId } from '#base/ids.ts'
import { loginChanged } from '#core/customers/login-changed.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Database } from '#platform/postgres/database.ts'
import { listen } from '#platform/postgres/listen.ts'
import { loadSession } from './load-session.ts'
import { RememberedSessions } from './remembered-sessions.ts'
import { idleLimit, type Remembered, type Session, touchAfter } from './session.ts'
import { touchSession } from './sessions-store.ts'
import { sessionHash } from './start-session.ts'

export type SessionDirectory = {
  // The live session of a token, with everything its login may see. Undefined for any other text.
  find(token: string): Promise<Session | undefined>
  // Drops what is remembered of a login at once: after a change of one's own, the next page already
  // shows it.
  forget(loginId: LoginId): void
  close(): Promise<void>
}

const tokenForm = /^[\w-]{43}$/

// Serves from memory only while the database is heard: a change anywhere is seen here within a
// second. A hit costs no statement but one a minute, which nobody waits for.
export function openSessionDirectory(options: {
  readonly db: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly log: Log
  // Sessions remembered; the least recently used go first.
  readonly capacity?: number
}): SessionDirectory {
  const { db, clock, keyring, log, capacity = 10_000 } = options
  const remembered = new RememberedSessions(capacity)
  const touches = new Set<Promise<unknown>>()
  const listener = listen({
    db,
    log,
    channel: loginChanged,
    onMessage: (loginId) => remembered.forget(loginId),
    onLost: () => remembered.clear(),
  })

  function touch(hash: string, entry: Remembered, now: Temporal.Instant): void {
    const { loginId } = entry.session.viewer
    const touched = db
      .read({ login: loginId }, touchSession(loginId, hash, now))
      .catch(() => log.warn('session.not-touched'))
      .finally(() => touches.delete(touched))
    touches.add(touched)
  }

  // Undefined when memory cannot vouch for the session; the database may know better, for it may
  // have been used through another process.
  function recall(hash: string, now: number): Remembered | undefined {
    if (!listener.isHeard()) return undefined
    const entry = remembered.find(hash)
    if (!entry || now >= entry.expiresAt || now - entry.usedAt >= idleLimit * 1000) return undefined
    return entry
  }

  async function load(hash: string, now: Temporal.Instant): Promise<Remembered | undefined> {
    const mayKeep = listener.isHeard()
    const changesBefore = remembered.changes
    const entry = await loadSession({ db, keyring }, hash, now)
    // A change that came while the answer was under way may not be in it.
    if (entry && mayKeep && listener.isHeard() && remembered.changes === changesBefore) {
      remembered.keep(hash, entry)
    }
    return entry
  }

  return {
    find: async (token) => {
      if (!tokenForm.test(token)) return undefined
      const hash = sessionHash(token)
      const now = clock.now()
      const at = now.epochMilliseconds
      const entry = recall(hash, at) ?? (await load(hash, now))
      if (!entry) return undefined
      entry.usedAt = Math.max(entry.usedAt, at)
      if (at - entry.touchedAt >= touchAfter * 1000) {
        entry.touchedAt = at
        touch(hash, entry, now)
      }
      return entry.session
    },
    forget: (loginId) => remembered.forget(loginId),
    close: async () => {
      await listener.close()
      await Promise.all(touches)
    },
  }
}
