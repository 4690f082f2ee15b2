import type { Refused } from '#base/outcome.ts'
import type { Database, Tx } from '../postgres/database.ts'
import { addTries, clearTries, takeTriesBack } from './tries-store.ts'

// What is tried may be tried `most` times in each window of so many seconds.
export type Cap = { readonly bucket: string; readonly most: number; readonly seconds: number }

// Tries already counted, to be given back when they turn out to be no guesses.
export type CountedTries = readonly { readonly bucket: string; readonly windowStart: string }[]

export type TooManyTries = Refused<'too-many-tries'> & { readonly retryAfterSeconds: number }

// Counts one try against every cap before anything is tried, atomically and across processes: of
// any number of tries made at once exactly `most` go on. Windows are fixed and begin at multiples
// of their length. What is refused stays counted.
export async function countTry(
  db: Database,
  now: Temporal.Instant,
  caps: readonly Cap[],
): Promise<CountedTries | TooManyTries> {
  const rows = await db.read({ key: keysOf(caps) }, addTries(...windowsOf(now, caps)))
  return weigh(now, caps, rows)
}

// The same inside a transaction whose scope names the buckets as keys.
export async function countTryIn(
  tx: Tx,
  now: Temporal.Instant,
  caps: readonly Cap[],
): Promise<CountedTries | TooManyTries> {
  return weigh(now, caps, await tx.many(addTries(...windowsOf(now, caps))))
}

// Counts one more and tells how many the window holds now: for what is watched and never refused.
// The transaction's scope must name the bucket as a key.
export async function countOne(tx: Tx, now: Temporal.Instant, cap: Cap): Promise<number> {
  return (await tx.one(addTries(...windowsOf(now, [cap])))).tries
}

// Gives the tries back. The transaction's scope must name the buckets as keys.
export async function giveBackTries(tx: Tx, counted: CountedTries): Promise<void> {
  const inOrder = [...counted].sort((one, other) => (one.bucket < other.bucket ? -1 : 1))
  for (const { bucket, windowStart } of inOrder) await tx.run(takeTriesBack(bucket, windowStart))
}

// Forgets every try of the buckets. The transaction's scope must name them as keys.
export async function forgiveTries(tx: Tx, buckets: readonly string[]): Promise<void> {
  await tx.run(clearTries(buckets))
}

// The names of the buckets as a scope takes them.
export function keysOf(counted: readonly { readonly bucket: string }[]): string {
  return counted.map(({ bucket }) => bucket).join(',')
}

// The start of the fixed window an instant lies in.
export function windowStart(now: Temporal.Instant, seconds: number): Temporal.Instant {
  const length = seconds * 1000
  const start = Math.floor(now.epochMilliseconds / length) * length
  return Temporal.Instant.fromEpochMilliseconds(start)
}

function windowsOf(now: Temporal.Instant, caps: readonly Cap[]): [string[], string[]] {
  return [
    caps.map(({ bucket }) => bucket),
    caps.map(({ seconds }) => windowStart(now, seconds).toString()),
  ]
}

function weigh(
  now: Temporal.Instant,
  caps: readonly Cap[],
  rows: readonly { readonly bucket: string; readonly tries: number }[],
): CountedTries | TooManyTries {
  const tries = new Map(rows.map((row) => [row.bucket, row.tries]))
  const passed = caps.filter((cap) => (tries.get(cap.bucket) ?? 0) > cap.most)
  if (passed.length === 0) {
    return caps.map(({ bucket, seconds }) => ({
      bucket,
      windowStart: windowStart(now, seconds).toString(),
    }))
  }
  const waits = passed.map(({ seconds }) => {
    const end = windowStart(now, seconds).epochMilliseconds + seconds * 1000
    return Math.ceil((end - now.epochMilliseconds) / 1000)
  })
  return { refused: 'too-many-tries', retryAfterSeconds: Math.max(...waits) }
}
