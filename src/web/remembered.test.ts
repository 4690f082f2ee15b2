import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from './remembered.ts'

test('computes once for a text, and again after it has held too many', () => {
  const asked: string[] = []
  const length = remembered(2, (text) => {
    asked.push(text)
    return text.length
  })
  assert.deepEqual(['a', 'a', 'bb', 'a', 'ccc', 'a'].map(length), [1, 1, 2, 1, 3, 1])
  assert.deepEqual(asked, ['a', 'bb', 'ccc', 'a'])
})

test('a long text is never held', () => {
  let times = 0
  const count = remembered(10, () => ++times)
  const long = 'a'.repeat(501)
  assert.deepEqual([count(long), count(long)], [1, 2])
})
