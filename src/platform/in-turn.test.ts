import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn } from './in-turn.ts'

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

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('no more than so many are at work; the others follow in their order', async () => {
  const turn = inTurn(2)
  const { begun, work, end } = openWork()
  const all = ['a', 'b', 'c', 'd'].map((name) => turn(work(name)))
  assert.deepEqual(begun, ['a', 'b'])
  end('b')?.resolve('B')
  await settled()
  assert.deepEqual(begun, ['a', 'b', 'c'])
  end('a')?.resolve('A')
  await settled()
  end('c')?.resolve('C')
  end('d')?.resolve('D')
  assert.deepEqual(await Promise.all(all), ['A', 'B', 'C', 'D'])
})

test('work that fails is told so and gives its place on', async () => {
  const turn = inTurn(1)
  const { begun, work, end } = openWork()
  const failing = turn(work('a'))
  const following = turn(work('b'))
  end('a')?.reject(new RangeError('no'))
  await assert.rejects(failing, RangeError)
  await settled()
  assert.deepEqual(begun, ['a', 'b'])
  end('b')?.resolve('B')
  assert.equal(await following, 'B')
  const later = turn(work('c'))
  assert.deepEqual(begun, ['a', 'b', 'c'], 'a free place is taken at once')
  end('c')?.resolve('C')
  assert.equal(await later, 'C')
})
