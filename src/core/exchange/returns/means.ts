import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { ReturnCrashHook } from './crash-points.ts'

export type ReturnMeans = {
  // As the owner of the tables.
  readonly db: Database
  readonly clock: Clock
  // Times in a package stand on the wall clock of this zone.
  readonly utility: { readonly timeZone: string }
  readonly crashPoint?: ReturnCrashHook
  // What does not fit into one package goes into the next.
  readonly mostReadings?: number
}
