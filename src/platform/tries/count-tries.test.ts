import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRefused } from '#base/outcome.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import {
  countOne,
  countTry,
  forgiveTries,
  giveBackTries,
  keysOf,
  windowStart,
} from './count-tries.ts'

const now = Temporal.Instant.from('2019-01-14T03:07:30Z')
const capOf = (bucket: string, most: number) => ({ bucket, most, seconds: 900 })

const db = await freshDatabase()

test('a window begins at a multiple of its length and holds the instant', () => {
  const instants = fc.integer({ min: 0, max: 4_000_000_000_000 })
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 1_000_000 }), (at, seconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(at)
      const start = windowStart(instant, seconds).epochMilliseconds
      assert.equal(start % (seconds * 1000), 0)
      assert.ok(start <= at && at < start + seconds * 1000)
    }),
  )
})

test('of 50 tries at once exactly as many go on as the cap allows', async () => {
  const caps = [capOf('burst:b', 7), capOf('burst:a', 30)]
  const tries = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      countTry(db.web, now, index % 2 === 0 ? caps : caps.toReversed()),
    ),
  )
  assert.equal(tries.filter((tried) => !isRefused(tried)).length, 7)
})

test('a refusal says when the longest window that is full ends', async () => {
  const short = { bucket: 'wait:short', most: 0, seconds: 60 }
  const long = { bucket: 'wait:long', most: 0, seconds: 900 }
  const open = { bucket: 'wait:open', most: 9, seconds: 86_400 }
  const refused = { refused: 'too-many-tries', retryAfterSeconds: 450, isFirst: true }
  assert.deepEqual(await countTry(db.web, now, [short, long, open]), refused)
  const shortly = { refused: 'too-many-tries', retryAfterSeconds: 30, isFirst: false }
  assert.deepEqual(await countTry(db.web, now, [short, open]), shortly)
})

test('the next window begins with nothing', async () => {
  const caps = [capOf('next', 1)]
  assert.ok(!isRefused(await countTry(db.web, now, caps)))
  assert.ok(isRefused(await countTry(db.web, now, caps)))
  assert.ok(!isRefused(await countTry(db.web, now.add({ minutes: 15 }), caps)))
})

test('a try given back can be made again, and only once', async () => {
  const caps = [capOf('back:b', 1), capOf('back:a', 1)]
  const counted = await countTry(db.web, now, caps)
  assert.ok(!isRefused(counted))
  await db.web.transaction({ key: keysOf(counted) }, (tx) => giveBackTries(tx, counted))
  assert.ok(!isRefused(await countTry(db.web, now, caps)))
  assert.ok(isRefused(await countTry(db.web, now, caps)))
})

test('what one cap refuses the others do not count', async () => {
  const narrow = capOf('narrow', 2)
  const wide = capOf('wide', 5)
  for (let time = 0; time < 9; time += 1) await countTry(db.web, now, [wide, narrow])
  const left = []
  for (let time = 0; time < 4; time += 1) left.push(isRefused(await countTry(db.web, now, [wide])))
  assert.deepEqual(left, [false, false, false, true])
})

test('whoever a full window refuses makes no rows under ever new names', async () => {
  const place = capOf('rows:place', 1)
  await countTry(db.web, now, [place, capOf('rows:first', 9)])
  for (let time = 0; time < 5; time += 1) {
    assert.ok(isRefused(await countTry(db.web, now, [capOf(`rows:name-${time}`, 9), place])))
  }
  const rows = await db.owner.read(
    {},
    sql<{ bucket: string; tries: number }>`
      select bucket, tries from try_counts where bucket like '%rows:%' order by bucket`,
  )
  assert.deepEqual(rows, [
    { bucket: 'refused:rows:place', tries: 1 },
    { bucket: 'rows:first', tries: 1 },
    { bucket: 'rows:place', tries: 1 },
  ])
})

test('of many refusals one is the first, in each window anew', async () => {
  const caps = [capOf('first', 3)]
  const firstOf = async (at: Temporal.Instant) => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => countTry(db.web, at, caps)))
    return tries.filter((tried) => isRefused(tried) && tried.isFirst).length
  }
  assert.deepEqual([await firstOf(now), await firstOf(now)], [1, 0])
  assert.equal(await firstOf(now.add({ minutes: 15 })), 1)
})

test('what is counted later must have room, and is only looked at', async () => {
  const later = capOf('later', 2)
  const count = () => countTry(db.web, now, [capOf('sooner', 9)], [later])
  for (let time = 0; time < 4; time += 1) assert.ok(!isRefused(await count()))
  for (let time = 0; time < 2; time += 1) {
    await db.web.transaction({ key: 'later' }, (tx) => countOne(tx, now, later))
  }
  assert.ok(isRefused(await count()))
})

test('forgiven buckets begin anew', async () => {
  const caps = [capOf('forgiven', 1)]
  await countTry(db.web, now, caps)
  await db.web.transaction({ key: 'forgiven' }, (tx) => forgiveTries(tx, ['forgiven']))
  assert.ok(!isRefused(await countTry(db.web, now, caps)))
})

test('what is only watched tells how many there were', async () => {
  const watched = capOf('watched', 1)
  const counts = []
  for (let time = 0; time < 3; time += 1) {
    counts.push(await db.web.transaction({ key: 'watched' }, (tx) => countOne(tx, now, watched)))
  }
  assert.deepEqual(counts, [1, 2, 3])
})

test('the web counts in no bucket that its transaction does not name', async () => {
  const counting = db.web.transaction({ key: 'another' }, (tx) => countOne(tx, now, capOf('x', 1)))
  await assert.rejects(counting, { code: '42501' })
})
