import type { Refused } from '#base/outcome.ts'
import type { Database, Tx } from '../postgres/database.ts'
import {
  addTries,
  addTriesWithin,
  clearTries,
  markWindows,
  selectTries,
  takeTriesBack,
} from './tries-store.ts'

// What is tried may be tried `most` times in each window of so many seconds.
export type Cap = { readonly bucket: string; readonly most: number; readonly seconds: number }

// Tries already counted, to be given back when they turn out to be no guesses.
export type CountedTries = readonly { readonly bucket: string; readonly windowStart: string }[]

export type TooManyTries = Refused<'too-many-tries'> & { readonly retryAfterSeconds: number }

// The first refusal of a window is worth a record; whoever goes on makes no more of them.
type Overrun = TooManyTries & { readonly isFirst: boolean }

// Counts one try against every cap before anything is tried, atomically and across processes: of
// any number of tries made at once exactly `most` go on. Windows are fixed and begin at multiples
// of their length. What is refused is counted nowhere: a full quarter of an hour never fills a day,
// and whoever a full window refuses makes no rows, however many names they come under. Caps that
// are `countedLater`, by countTryIn, must have room too.
export async function countTry(
  db: Database,
  now: Temporal.Instant,
  caps: readonly Cap[],
  countedLater: readonly Cap[] = [],
): Promise<CountedTries | Overrun> {
  const all = [...caps, ...countedLater]
  const most = all.map((cap) => `${cap.most}`)
  const isCounted = all.map((_, index) => `${index < caps.length}`)
  const within = addTriesWithin(...columnsOf(countedIn(now, all)), { most, isCounted })
  const rows = await db.read({ key: keysOf(all) }, within)
  const counted = countedIn(now, caps)
  const refusal = refusalOf(now, all, rows)
  if (!refusal) return counted
  const full = countedIn(now, fullOf(all, rows))
  const marks = full.map(({ bucket, ...at }) => ({ bucket: `refused:${bucket}`, ...at }))
  const scope = { key: keysOf([...counted, ...marks]) }
  // Those who came at the same moment saw room, and counted.
  const areCounted = rows.some(({ isAdded }) => isAdded)
  const back = areCounted ? [takeTriesBack(...columnsOf(counted))] : []
  const touched = await db.write(scope, [...back, markWindows(...columnsOf(marks))])
  return { ...refusal, isFirst: touched.at(-1) !== 0 }
}

// The same inside a transaction whose scope names the buckets as keys.
export async function countTryIn(
  tx: Tx,
  now: Temporal.Instant,
  caps: readonly Cap[],
): Promise<CountedTries | TooManyTries> {
  const counted = countedIn(now, caps)
  const refusal = refusalOf(now, caps, await tx.many(addTries(...columnsOf(counted))))
  if (refusal) await giveBackTries(tx, counted)
  return refusal ?? counted
}

// Counts one more and tells how many the window holds now: for what is watched and never refused.
// The transaction's scope must name the bucket as a key.
export async function countOne(tx: Tx, now: Temporal.Instant, cap: Cap): Promise<number> {
  return (await tx.one(addTries(...columnsOf(countedIn(now, [cap]))))).tries
}

// For an act that goes to the database in flights: what was counted so far, to be read in the first
// and judged by `refusalNow`, and one more, to be written with the act. Exact as long as the act
// itself refuses whoever read before another had written. The scopes must name the bucket as a key.
export const triesSoFar = (now: Temporal.Instant, cap: Cap) =>
  selectTries(cap.bucket, windowStart(now, cap.seconds).toString())

export const oneMoreTry = (now: Temporal.Instant, cap: Cap) =>
  addTries(...columnsOf(countedIn(now, [cap])))

// Whether one more would be too many.
export function refusalNow(
  now: Temporal.Instant,
  cap: Cap,
  soFar: Counts,
): TooManyTries | undefined {
  const withOneMore = soFar.map(({ bucket, tries }) => ({ bucket, tries: tries + 1 }))
  return refusalOf(now, [cap], withOneMore)
}

// Gives the tries back at once.
export async function giveBack(db: Database, counted: CountedTries): Promise<void> {
  await db.read({ key: keysOf(counted) }, takeTriesBack(...columnsOf(counted)))
}

// The same with an act. The transaction's scope must name the buckets as keys.
export async function giveBackTries(tx: Tx, counted: CountedTries): Promise<void> {
  await tx.run(takeTriesBack(...columnsOf(counted)))
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

function countedIn(now: Temporal.Instant, caps: readonly Cap[]): CountedTries {
  return caps.map(({ bucket, seconds }) => ({
    bucket,
    windowStart: windowStart(now, seconds).toString(),
  }))
}

function columnsOf(counted: CountedTries): [buckets: string[], windowStarts: string[]] {
  return [counted.map(({ bucket }) => bucket), counted.map((window) => window.windowStart)]
}

type Counts = readonly { readonly bucket: string; readonly tries: number }[]

function fullOf(caps: readonly Cap[], rows: Counts): readonly Cap[] {
  const tries = new Map(rows.map((row) => [row.bucket, row.tries]))
  return caps.filter((cap) => (tries.get(cap.bucket) ?? 0) > cap.most)
}

function refusalOf(
  now: Temporal.Instant,
  caps: readonly Cap[],
  rows: Counts,
): TooManyTries | undefined {
  const full = fullOf(caps, rows)
  if (full.length === 0) return undefined
  const waits = full.map(({ seconds }) => {
    const end = windowStart(now, seconds).epochMilliseconds + seconds * 1000
    return Math.ceil((end - now.epochMilliseconds) / 1000)
  })
  return { refused: 'too-many-tries', retryAfterSeconds: Math.max(...waits) }
}
