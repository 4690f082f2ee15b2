import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import type { Database } from '#platform/postgres/database.ts'

// What the operations of this capability work with.
export type CustomersMeans = {
  readonly db: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly log: Log
  readonly metrics: Pick<Metrics, 'alarms' | 'wrongNumbers'>
}
