import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeFields, hasForbiddenCharacters, malformedFields } from './decode-fields.ts'

test('what a browser encodes comes out as it was typed', () => {
  const typed = fc
    .string({ unit: 'grapheme' })
    .filter((text) => text.isWellFormed() && !hasForbiddenCharacters(text))
  fc.assert(
    fc.property(typed, typed, (first, second) => {
      const sent = new URLSearchParams([
        ['a', first],
        ['б', second],
      ]).toString()
      assert.deepEqual({ ...decodeFields(sent) }, { a: first, б: second })
    }),
  )
})

test('a name sent twice keeps its first value, whatever the name', () => {
  const fields = decodeFields('a=1&a=2&__proto__=x&=y&empty')
  assert.deepEqual(Object.entries(fields), [
    ['a', '1'],
    ['__proto__', 'x'],
    ['empty', ''],
  ])
})

test('wrong escapes, broken UTF-8 and control characters refuse the whole', () => {
  for (const text of [
    'a=%',
    'a=%zz',
    'a=%c3%28',
    'a=%ff',
    'a=%00',
    'a=%1b',
    '%e0%80%af=1',
    'a=\u0007',
  ]) {
    assert.equal(decodeFields(text), malformedFields, text)
  }
  assert.notEqual(decodeFields('a=%0D%0A%09'), malformedFields)
})

test('what is encoded twice is decoded once', () => {
  assert.equal(decodeFields('a=%2541').a, '%41')
})
