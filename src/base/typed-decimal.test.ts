import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimalEquals, decimalText } from './decimal.ts'
import { isRefused } from './outcome.ts'
import { parseTypedDecimal } from './typed-decimal.ts'

const dial = { integerDigits: 5, fractionDigits: 2 }
const read = (typed: string, places = dial) => {
  const parsed = parseTypedDecimal(typed, places)
  return isRefused(parsed) ? parsed.refused : decimalText(parsed.value)
}

test('what people type and paste is the number they mean', () => {
  assert.equal(read('12345'), '12345')
  assert.equal(read('00042,5'), '42.5')
  assert.equal(read(' 1 234.50 '), '1234.50')
  assert.equal(read('1\u00A0234\u202F,5'), '1234.5')
  assert.equal(read('\u200E007'), '7')
  assert.equal(read('0'), '0')
  assert.equal(read('000'), '0')
  assert.equal(read('12,'), '12')
  assert.equal(read('12345,670'), '12345.67')
})

test('what cannot be read off this dial is refused by name, never cut', () => {
  assert.equal(read(''), 'empty')
  assert.equal(read(' \u00A0 '), 'empty')
  for (const typed of ['-5', '+5', '1,2,3', '12.3.4', 'o5', '1e3', ',5', '١٢', '5 кВт', '½']) {
    assert.equal(read(typed), 'not-a-number', typed)
  }
  assert.equal(read('9'.repeat(1000)), 'not-a-number')
  assert.equal(read('123456'), 'too-many-digits')
  assert.equal(read('12,345'), 'too-many-decimals')
  assert.equal(read('12,5', { integerDigits: 5, fractionDigits: 0 }), 'too-many-decimals')
  assert.equal(read('12,0', { integerDigits: 5, fractionDigits: 0 }), '12')
})

test('whatever fits the dial is read back as it stands, however it was written', () => {
  const places = fc.record({
    integerDigits: fc.integer({ min: 1, max: 9 }),
    fractionDigits: fc.integer({ min: 0, max: 4 }),
  })
  const gap = fc.constantFrom('', ' ', '\u00A0', '\u202F')
  fc.assert(
    fc.property(places, fc.nat(), gap, fc.nat(3), fc.boolean(), (dial, seed, space, zeros, dot) => {
      const limit = 10n ** BigInt(dial.integerDigits + dial.fractionDigits)
      const units = (BigInt(seed) * 7_919_777n) % limit
      const value = { units, scale: dial.fractionDigits }
      const written = decimalText(value)
        .replace('.', dot ? '.' : ',')
        .replace(/(?<=\d)(?=\d\d\d[.,]|\d\d\d$)/, space)
      const parsed = parseTypedDecimal('0'.repeat(zeros) + written, dial)
      assert.ok(!isRefused(parsed) && decimalEquals(parsed.value, value), written)
    }),
  )
})

test('whatever is typed, no value beyond the dial comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (typed) => {
      const parsed = parseTypedDecimal(typed, dial)
      if (isRefused(parsed)) return
      assert.ok(parsed.value.scale <= 2)
      assert.ok(parsed.value.units < 10n ** BigInt(5 + parsed.value.scale))
    }),
  )
})
