import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn, NoTurn } from './in-turn.ts'

// Work that ends when the test says so, and what has begun of it.
function openWork() {
  const begun: string[] = []
  const ends = new Map<string, PromiseWithResolvers<string>>()
  const work = (name: string) => () => {
    begun.push(name)
    const end = Promise.withResolvers<string>()
    ends.set(name, end)
    return end.promise
  }
  return { begun, work, end: (name: string) => ends.get(name) }
}

const patience = 60_000
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('no more than so many are at work; the others follow in their order', async () => {
  const turns = inTurn(2, patience)
  const { begun, work, end } = openWork()
  const all = ['a', 'b', 'c', 'd'].map((name) => turns.take(work(name)))
  assert.deepEqual(begun, ['a', 'b'])
  assert.equal(turns.areAwaited(), true)
  end('b')?.resolve('B')
  await settled()
  assert.deepEqual(begun, ['a', 'b', 'c'])
  end('a')?.resolve('A')
  await settled()
  end('c')?.resolve('C')
  end('d')?.resolve('D')
  assert.deepEqual(await Promise.all(all), ['A', 'B', 'C', 'D'])
  assert.equal(turns.areAwaited(), false)
})

test('work that fails is told so and gives its place on', async () => {
  const turns = inTurn(1, patience)
  const { begun, work, end } = openWork()
  const failing = turns.take(work('a'))
  const following = turns.take(work('b'))
  end('a')?.reject(new RangeError('no'))
  await assert.rejects(failing, RangeError)
  await settled()
  assert.deepEqual(begun, ['a', 'b'])
  end('b')?.resolve('B')
  assert.equal(await following, 'B')
  const later = turns.take(work('c'))
  assert.deepEqual(begun, ['a', 'b', 'c'], 'a free place is taken at once')
  end('c')?.resolve('C')
  assert.equal(await later, 'C')
})

test('who waited too long is told so, and those behind keep their order', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const turns = inTurn(1, 1_000)
  const { begun, work, end } = openWork()
  const first = turns.take(work('a'))
  const tired = turns.take(work('b'))
  mock.timers.tick(900)
  const patient = turns.take(work('c'))
  mock.timers.tick(100)
  await assert.rejects(tired, NoTurn)
  end('a')?.resolve('A')
  assert.equal(await first, 'A')
  await settled()
  assert.deepEqual(begun, ['a', 'c'])
  mock.timers.tick(1_000)
  end('c')?.resolve('C')
  assert.equal(await patient, 'C', 'whoever has begun is not timed any more')
})
