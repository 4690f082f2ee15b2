import type { LoginId } from '#base/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { Session } from './session.ts'

export type SessionDirectory = {
  // The live session of a token, with everything its login may see. Undefined for any other text.
  find(token: string): Promise<Session | undefined>
  // Drops what is remembered of a login at once: after a change of one's own, the next page already
  // shows it.
  forget(loginId: LoginId): void
  close(): Promise<void>
}

// Serves from memory only while the database is heard: a change anywhere is seen here within a
// second.
export declare function openSessionDirectory(options: {
  readonly db: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly log: Log
  // Sessions remembered; the least recently used go first. Default 10,000.
  readonly capacity?: number
}): SessionDirectory
