import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newUuid } from '#base/ids.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { confirmationIdOf, confirmationToken } from './confirmation.ts'

const keyring = keyringFrom(Buffer.alloc(32, 7))

test('a token gives back its id, and fits an address and a line of mail', () => {
  fc.assert(
    fc.property(fc.nat(), (milliseconds) => {
      const id = newUuid(milliseconds)
      const token = confirmationToken(keyring, id)
      assert.equal(confirmationIdOf(keyring, token), id)
      assert.match(token, /^[\w.-]{80}$/)
    }),
  )
})

test('a token changed in any character is none', () => {
  const token = confirmationToken(keyring, newUuid(1_547_000_000_000))
  const elsewhere = confirmationToken(keyringFrom(Buffer.alloc(32, 8)), newUuid(1))
  assert.equal(confirmationIdOf(keyring, elsewhere), undefined)
  for (let at = 0; at < token.length; at += 1) {
    for (const character of ['0', 'a', 'A', '.', '-', ' ']) {
      const changed = token.slice(0, at) + character + token.slice(at + 1)
      if (changed === token) continue
      assert.equal(confirmationIdOf(keyring, changed), undefined, changed)
    }
  }
  // The last character of base64url carries four bits: four spellings mean the same bytes.
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    const changed = token.slice(0, -1) + character
    if (changed !== token) assert.equal(confirmationIdOf(keyring, changed), undefined, changed)
  }
  for (const other of ['', '.', token.slice(1), `${token}0`, token.toUpperCase(), `${token}\n`]) {
    assert.equal(confirmationIdOf(keyring, other), undefined)
  }
})
