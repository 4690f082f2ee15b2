import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'

// `head` is the hash of the last seal, in hex: kept off this machine, it shows a cut tail.
export type Sealed = { readonly rows: number; readonly sealNumber: bigint; readonly head: string }

// Seals every row committed by now, oldest first, 1,000 to a seal. Undefined when there was nothing
// to seal.
export declare function sealAudit(means: {
  readonly db: Database
  readonly clock: Clock
}): Promise<Sealed | undefined>
