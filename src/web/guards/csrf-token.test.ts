import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { maskedToken, tokenHides } from './csrf-token.ts'

test('a token is new on every page and hides its own secret only', () => {
  const secret = randomBytes(32)
  const [first, second] = [maskedToken(secret), maskedToken(secret)]
  assert.notEqual(first, second)
  assert.ok(tokenHides(secret, first))
  assert.ok(tokenHides(secret, second))
  assert.ok(!tokenHides(randomBytes(32), first))
})

test('any other text is refused', () => {
  const secret = randomBytes(32)
  const token = maskedToken(secret)
  for (const text of [
    undefined,
    '',
    token.slice(1),
    `${token}A`,
    'A'.repeat(86),
    secret.toString('hex'),
  ]) {
    assert.ok(!tokenHides(secret, text), `${text}`)
  }
})
