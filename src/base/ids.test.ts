import { equal, match, notEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AssertionFailed } from './assert.ts'
import {
  customUuid,
  type LoginId,
  newLinkId,
  newUuid,
  parseAccountNumber,
  parseUuid,
} from './ids.ts'

const LAST_MILLISECOND = 2 ** 48 - 1
const moments = fc.integer({ min: 0, max: LAST_MILLISECOND })
const randomUuids = fc.uuid({ version: 4 })
const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('a new UUID is of version 7 and holds its time', () => {
  fc.assert(
    fc.property(moments, randomUuids, (moment, random) => {
      const id = newUuid<LoginId>(moment, random)
      equal(parseUuid(id), id)
      match(id, /^.{14}7.{4}[89ab]/)
      equal(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16), moment)
    }),
  )
})

test('later UUIDs sort later, whatever their random bits', () => {
  fc.assert(
    fc.property(moments, moments, randomUuids, randomUuids, (a, b, randomA, randomB) => {
      fc.pre(a < b)
      equal(newUuid(a, randomA) < newUuid(b, randomB), true)
    }),
  )
})

test('the example of RFC 9562, appendix A.6', () => {
  const random = '00000000-0000-4cc3-98c4-dc0c0c07398f'
  equal(newUuid(0x017f22e279b0, random), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('a link id is the base 32 number of its bytes', () => {
  fc.assert(
    fc.property(tenBytes, (random) => {
      const id = newLinkId(random)
      match(id, /^[0-9a-hjkmnp-tv-z]{16}$/)
      let value = 0n
      for (const character of id) {
        value = value * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(character))
      }
      equal(value.toString(16).padStart(20, '0'), Buffer.from(random).toString('hex'))
    }),
  )
})

test('ids made without bytes differ', () => {
  notEqual(newLinkId(), newLinkId())
  notEqual(newUuid(0), newUuid(0))
  throws(() => newLinkId(new Uint8Array(9)), AssertionFailed)
  for (const moment of [-1, 0.5, LAST_MILLISECOND + 1, Number.NaN]) {
    throws(() => newUuid(moment), AssertionFailed)
  }
})

test('an account number is its digits, leading zeros and all', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,24}$/), (digits) => {
      const taken = digits.length >= 4 && digits.length <= 20
      equal(parseAccountNumber(digits), taken ? digits : undefined)
    }),
  )
  equal(parseAccountNumber('0000123'), '0000123')
})

test('malformed ids are refused, and nothing throws', () => {
  for (const text of ['', '413', '4130 314187', '4130314187\n', '٤١٣٠٣', '-4130', '4130.0']) {
    equal(parseAccountNumber(text), undefined)
  }
  for (const text of ['', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e279b07cc398c4dc0c0c07']) {
    equal(parseUuid(text), undefined)
  }
  for (const parse of [parseAccountNumber, parseUuid]) {
    equal(parse('0'.repeat(1_000_000)), undefined)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parse(text)))
  }
})

test('a UUID of one’s own making follows from its bytes, and is read like any other', () => {
  const bytes = Buffer.alloc(20, 0xff)
  const id = customUuid(bytes)
  equal(id, 'ffffffff-ffff-8fff-bfff-ffffffffffff')
  equal(customUuid(Buffer.alloc(16, 0xff)), id)
  equal(parseUuid(id), id)
  equal(parseUuid(id.toUpperCase()), undefined)
  equal(bytes.at(6), 0xff)
})
