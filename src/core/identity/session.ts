import type { Viewer } from '#core/customers/viewer.ts'

// ASVS 7.1.1; NIST SP 800-63B, 4.2.3 has the same figures. Seconds.
export const idleLimit = 30 * 60
export const absoluteLimit = 12 * 3600
// How often "last seen" is written at most: idleness is known to within this.
export const touchAfter = 60

export type Session = {
  readonly viewer: Viewer
  // What the tokens of its forms hide; another for each session.
  readonly formSecret: Buffer
}

// A session as a process remembers it. Times in epoch milliseconds.
export type Remembered = {
  readonly session: Session
  readonly expiresAt: number
  usedAt: number
  touchedAt: number
}

// One line of "where you are signed in".
export type SessionLine = {
  readonly sessionId: string
  readonly device: string
  readonly startedAt: Temporal.Instant
  // To within a minute.
  readonly seenAt: Temporal.Instant
  readonly current: boolean
}
