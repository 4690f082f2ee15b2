import type { UtilitySettings } from '#core/customers/utility.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { PasswordHasher } from './password-hasher.ts'

// What the operations of this capability work with. The web hands its own database role, the jobs
// the owner's.
export type IdentityMeans = {
  readonly db: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly passwords: PasswordHasher
  // Its name and towns make weak passwords.
  readonly utility: Pick<UtilitySettings, 'name' | 'shortName' | 'branches'>
}

// What settling a registration needs besides: wrong receipt numbers are counted and may ring.
export type SettlingMeans = Pick<IdentityMeans, 'db' | 'clock'> & {
  readonly log: Log
  readonly metrics: Pick<Metrics, 'alarms' | 'wrongNumbers'>
}
