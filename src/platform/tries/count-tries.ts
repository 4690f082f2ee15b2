import type { Refused } from '#base/outcome.ts'
import type { Database, Tx } from '../postgres/database.ts'

// What is tried may be tried `most` times in each window of so many seconds.
export type Cap = { readonly bucket: string; readonly most: number; readonly seconds: number }

// Tries already counted, to be given back when they turn out to be no guesses.
export type CountedTries = readonly { readonly bucket: string; readonly windowStart: string }[]

export type TooManyTries = Refused<'too-many-tries'> & { readonly retryAfterSeconds: number }

// Counts one try against every cap before anything is tried, atomically and across processes: of
// any number of tries made at once exactly `most` go on. Windows are fixed and begin at multiples
// of their length.
export declare function countTry(
  db: Database,
  now: Temporal.Instant,
  caps: readonly Cap[],
): Promise<CountedTries | TooManyTries>

// Gives the tries back. The transaction's scope must name the buckets as keys.
export declare function giveBackTries(tx: Tx, counted: CountedTries): Promise<void>
