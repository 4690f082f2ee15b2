import type { UtilitySettings } from '#core/customers/utility.ts'
import type { PasswordHasher } from '#core/identity/password-hasher.ts'
import type { SessionDirectory } from '#core/identity/session-directory.ts'
import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import type { Database } from '#platform/postgres/database.ts'

// What the composition root hands to the web.
export type Services = {
  readonly db: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly passwords: PasswordHasher
  readonly sessions: SessionDirectory
  readonly files: ReceiptFiles
  readonly utility: UtilitySettings
  readonly log: Log
  readonly metrics: Metrics
  // Where the cabinet is reached from outside; links in mail begin with it.
  readonly publicUrl: string
}
