import { randomBytes, randomUUID } from 'node:crypto'
import { assert } from './assert.ts'
import type { Brand } from './brand.ts'

export type LoginId = Brand<'LoginId'>
// The number of a лицевой счёт: unique across branches, leading zeros are part of it.
export type AccountNumber = Brand<'AccountNumber'>
// Names the link between a login and an account in addresses, where account numbers must not stand.
export type LinkId = Brand<'LinkId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const ACCOUNT_NUMBER = /^[0-9]{4,20}$/
// Crockford's base 32: no i, l, o, u, which people misread.
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'
const RANDOM_BYTES = 10

// Takes 4 to 20 ASCII digits as they stand; anything else is refused.
export function parseAccountNumber(text: string): AccountNumber | undefined {
  return ACCOUNT_NUMBER.test(text) ? (text as AccountNumber) : undefined
}

// A version 7 UUID (RFC 9562): 48 bits of milliseconds since 1970, then the 74 random bits of a
// version 4, which the platform draws from a store of randomness. Later ones sort later, so rows
// made together lie together in the index.
export function newUuid<Id extends string = string>(
  epochMilliseconds: number,
  random: string = randomUUID(),
): Id {
  const time = epochMilliseconds.toString(16).padStart(12, '0')
  assert(/^[0-9a-f]{12}$/.test(time), 'an id is of a moment from 1970 to 10889')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}` as Id
}

// A version 8 UUID (RFC 9562), whose bits are of one's own making: the first sixteen of the bytes.
export function customUuid<Id extends string = string>(given: Uint8Array): Id {
  assert(given.length >= 16, 'a UUID needs sixteen bytes')
  const bytes = Buffer.from(given.subarray(0, 16))
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return `${groups.join('-')}-${hex.slice(20)}` as Id
}

// Takes a UUID of any version in lower case; anything else is refused.
export function parseUuid<Id extends string = string>(text: string): Id | undefined {
  return UUID.test(text) ? (text as Id) : undefined
}

// Sixteen characters that hold 80 random bits: not to be guessed, short in an address.
export function newLinkId(random: Uint8Array = randomBytes(RANDOM_BYTES)): LinkId {
  assert(random.length >= RANDOM_BYTES, 'an id needs ten random bytes')
  let characters = ''
  let pending = 0
  let pendingBits = 0
  for (const byte of random.subarray(0, RANDOM_BYTES)) {
    pending = ((pending << 8) | byte) & 0xfff
    pendingBits += 8
    for (; pendingBits >= 5; pendingBits -= 5) {
      characters += BASE32.charAt((pending >> (pendingBits - 5)) & 31)
    }
  }
  return characters as LinkId
}
