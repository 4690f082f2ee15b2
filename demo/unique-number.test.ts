import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseReceiptNumber } from '#base/receipt-number.ts'
import { uniqueNumber } from './unique-number.ts'

test('no two ordinals share a number, and every number has its check digit', () => {
  for (const seed of [0, 2019, 4_294_967_295]) {
    const numbers = new Set<string>()
    for (let ordinal = 0; ordinal < 20_000; ordinal += 1) {
      const number = uniqueNumber(seed, ordinal * 4096 + 1)
      assert.ok('number' in parseReceiptNumber(number))
      numbers.add(number)
    }
    assert.equal(numbers.size, 20_000)
  }
})

test('numbers look random: every first digit is as frequent', () => {
  const first = new Map<string, number>()
  for (let ordinal = 0; ordinal < 10_000; ordinal += 1) {
    const digit = uniqueNumber(7, ordinal).slice(0, 1)
    first.set(digit, (first.get(digit) ?? 0) + 1)
  }
  assert.equal(first.size, 10)
  for (const count of first.values()) assert.ok(count > 850 && count < 1150, String(count))
})

test('another seed gives other numbers', () => {
  const of = (seed: number) =>
    Array.from({ length: 100 }, (_, ordinal) => uniqueNumber(seed, ordinal))
  assert.equal(new Set([...of(1), ...of(2)]).size, 200)
})
