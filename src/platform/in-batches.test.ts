import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inBatches } from './in-batches.ts'

// Doubles numbers; a batch with a negative one fails.
function doubling(underWay = 1) {
  const batches: (readonly number[])[] = []
  const double = inBatches(
    async (numbers: readonly number[]) => {
      batches.push(numbers)
      await new Promise((resolve) => setImmediate(resolve))
      if (numbers.some((number) => number < 0)) throw new RangeError('negative')
      return numbers.map((number) => number * 2)
    },
    { underWay },
  )
  return { batches, double }
}

test('what comes while work is under way goes together, each with its own answer', async () => {
  const { batches, double } = doubling()
  const first = double(1)
  await Promise.resolve()
  const others = [2, 3, 4].map(double)
  assert.deepEqual(await Promise.all([first, ...others]), [2, 4, 6, 8])
  assert.deepEqual(batches, [[1], [2, 3, 4]])
  assert.equal(await double(5), 10)
})

test('no more batches are under way than may be, and what asks in one moment is one', async () => {
  const { batches, double } = doubling(2)
  const asked = [double(1), double(2)]
  await Promise.resolve()
  asked.push(double(3))
  await Promise.resolve()
  asked.push(double(4), double(5))
  assert.deepEqual(batches, [[1, 2], [3]])
  assert.deepEqual(await Promise.all(asked), [2, 4, 6, 8, 10])
  assert.deepEqual(batches, [[1, 2], [3], [4, 5]])
})

test('a failure is told to its batch alone', async () => {
  const { double } = doubling()
  const failing = [double(-1), double(1)]
  await Promise.resolve()
  const next = double(2)
  for (const told of await Promise.allSettled(failing)) assert.equal(told.status, 'rejected')
  assert.equal(await next, 4)
})

test('an answer may be a promise of its own', async () => {
  const ask = inBatches(async (names: readonly string[]) =>
    names.map((name) => (name === 'bad' ? Promise.reject(new Error(name)) : name)),
  )
  const [good, bad] = await Promise.allSettled([ask('good'), ask('bad')])
  assert.equal(good.status, 'fulfilled')
  assert.equal(bad.status, 'rejected')
})
