import type { UtilitySettings } from '#core/customers/utility.ts'
import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import type { Databases } from './open-database.ts'

// Everything that differs between production, the make-believe utility and a test.
export type Parts = {
  readonly databases: Pick<Databases, 'owner' | 'web'>
  readonly clock: Clock
  readonly keyring: Keyring
  readonly files: ReceiptFiles
  readonly utility: UtilitySettings
  readonly log: Log
  readonly metrics: Metrics
  readonly publicUrl: string
  readonly trustedProxies: readonly string[]
  // Where packages for billing go by themselves; absent: nowhere.
  readonly returnsFolder?: string | undefined
}
