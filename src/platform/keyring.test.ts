import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keyringFrom } from './keyring.ts'

const keyring = keyringFrom(Buffer.alloc(32, 7))
const another = keyringFrom(Buffer.alloc(32, 8))

test('what is sealed opens as it was, for the same purpose and the same bound alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, bound) => {
      const sealed = keyring.seal('kept-form', text, bound)
      assert.match(sealed, /^[\w-]+$/)
      assert.equal(keyring.open('kept-form', sealed, bound), text)
      assert.equal(keyring.open('kept-form', sealed, `${bound}x`), undefined)
      assert.equal(keyring.open('csrf', sealed, bound), undefined)
      assert.equal(another.open('kept-form', sealed, bound), undefined)
    }),
  )
})

test('the same text is sealed otherwise each time and shows nothing of itself', () => {
  const text = 'показания: 12345'
  const [one, two] = [keyring.seal('kept-form', text, ''), keyring.seal('kept-form', text, '')]
  assert.notEqual(one, two)
  assert.ok(!Buffer.from(one, 'base64url').includes('12345'))
})

test('a bit turned, a byte cut off and any other text open nothing', () => {
  const bytes = Buffer.from(keyring.seal('kept-form', 'дача', 'browser'), 'base64url')
  for (let index = 0; index < bytes.length; index += 1) {
    const turned = Buffer.from(bytes)
    turned[index] = (turned[index] ?? 0) ^ 1
    assert.equal(keyring.open('kept-form', turned.toString('base64url'), 'browser'), undefined)
    const short = bytes.subarray(0, index).toString('base64url')
    assert.equal(keyring.open('kept-form', short, 'browser'), undefined)
  }
  for (const text of ['', 'x', '{}', 'я'.repeat(99)]) {
    assert.equal(keyring.open('kept-form', text, 'browser'), undefined)
  }
})
