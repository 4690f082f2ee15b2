import type { Viewer } from '#core/customers/viewer.ts'

// ASVS 7.1.1. Seconds.
export const idleLimit = 30 * 60
export const absoluteLimit = 12 * 3600

export type Session = {
  readonly viewer: Viewer
  // For the hidden field of every form; changes with the session.
  readonly csrfToken: string
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
