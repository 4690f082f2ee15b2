import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseStrictJson } from './strict-json.ts'

test('JSON without traps is what the platform reads', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const hasForbidden = text.includes('__proto__')
      if (!hasForbidden) deepEqual(parseStrictJson(text), { value: JSON.parse(text) })
    }),
  )
})

test('a key that stands twice in one object is told with its line', () => {
  deepEqual(parseStrictJson('{"a": 1,\n "b": {"a": 2},\n "\\u0061": 3}'), {
    slip: 'key-twice',
    line: 3,
    key: 'a',
  })
  equal('value' in parseStrictJson('[{"a": ":"}, {"a": "{"}, ["a", "a"]]'), true)
})

test('a key of prototypes is refused wherever it stands', () => {
  for (const text of ['{"__proto__": {}}', '{"a": [{"\\u005f_proto__": 1}]}']) {
    const read = parseStrictJson(text)
    equal('slip' in read && read.slip, 'forbidden-key', text)
  }
})

test('what is no JSON is told with the line', () => {
  for (const [text, line] of [
    ['', 1],
    ['{\n"a": }', 2],
    ['{\n\n', 3],
    ['{"a": 1,}', 1],
    ["{'a': 1}", 1],
  ] as const) {
    deepEqual(parseStrictJson(text), { slip: 'syntax', line }, text)
  }
})

test('a million brackets are read in one go', () => {
  const depth = 500_000
  equal('value' in parseStrictJson('['.repeat(depth) + ']'.repeat(depth)), true)
})
