import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBehind, KeyOrder } from './key-order.ts'

const holds = (...keys: string[]) => {
  const order = new KeyOrder()
  for (const key of keys) order.take(key)
  return order.holds
}

test('keys numbered upwards, as programs number rows, are in order', () => {
  equal(holds(), true)
  equal(holds('L3-0-9', 'L3-0-10', 'L3-1-1', 'L3-10-1', 'L20-1-1'), true)
  equal(holds('1', '2', '10', '90071992547409911', '90071992547409912'), true)
  equal(holds('a', 'a1', 'a1b', 'ab', 'б'), true)
})

test('a key that comes again, or goes back, ends the proof for good', () => {
  equal(holds('L-1', 'L-1'), false)
  equal(holds('L-2', 'L-1', 'L-3'), false)
  equal(holds('L-7', 'L-07'), false)
  equal(holds('L-07', 'L-7'), false)
  equal(holds('', ''), false)
})

const key = fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '-', 'L', 'я'), maxLength: 6 })

test('no key is behind itself, and what is behind stays behind: none can come twice', () => {
  fc.assert(
    fc.property(key, key, key, (a, b, c) => {
      equal(isBehind(a, a), false)
      if (isBehind(b, a)) equal(isBehind(a, b), false)
      if (isBehind(b, a) && isBehind(c, b)) equal(isBehind(c, a), true)
    }),
    { numRuns: 5_000 },
  )
})
