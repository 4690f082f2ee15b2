import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locks } from './locks.ts'

test('no two kinds of work share a lock', () => {
  const numbers = Object.values(locks)
  assert.equal(new Set(numbers).size, numbers.length)
})
