import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDecimals,
  approximately,
  compareDecimals,
  type Decimal,
  decimalEquals,
  decimalText,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  powerOfTen,
  subtractDecimals,
} from './decimal.ts'

const PRICE = { maxScale: 6, allowNegative: true }
const decimals = fc
  .record({
    units: fc.bigInt({ min: -(10n ** 12n) + 1n, max: 10n ** 12n - 1n }),
    scale: fc.integer({ min: 0, max: 6 }),
  })
  .map((value): Decimal => ({ ...value }))

function atScale({ units, scale }: Decimal, target: number): bigint {
  return units * powerOfTen(target - scale)
}

test('text and value are exact inverses', () => {
  fc.assert(
    fc.property(decimals, (value) => {
      deepEqual(parseDecimal(decimalText(value), PRICE), value)
    }),
  )
})

test('whatever is read is written back as the same text', () => {
  const nearly = fc.stringMatching(/^-?\d{0,14}(\.\d{0,8})?$/)
  fc.assert(
    fc.property(nearly, (text) => {
      const value = parseDecimal(text, PRICE)
      if (value !== undefined) equal(decimalText(value), text)
    }),
  )
})

test('arbitrary text, also a megabyte of it, is refused or read but never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDecimal(text, PRICE)))
  for (const unit of ['1', '0', '-', '.', '1.']) {
    equal(parseDecimal(unit.repeat(1_000_000), PRICE), undefined)
  }
})

test('the forms that are not the extract’s are refused', () => {
  const wrong = ['', '-', '.5', '5.', '05', '00', '+5', '1e3', '1,5', ' 1', '1\n', '-0', '-0.00']
  for (const text of [...wrong, '1.1234567', '1234567890123', '٣', '1_0', '0x1', 'NaN']) {
    equal(parseDecimal(text, PRICE), undefined, JSON.stringify(text))
  }
})

test('the limits are the caller’s', () => {
  const reading = { maxScale: 4, maxIntegerDigits: 9 }
  deepEqual(parseDecimal('999999999.9999', reading), { units: 9_999_999_999_999n, scale: 4 })
  equal(parseDecimal('1000000000', reading), undefined)
  equal(parseDecimal('1.00000', reading), undefined)
  equal(parseDecimal('-1', reading), undefined)
  equal(parseDecimal('1.0', { maxScale: 0 }), undefined)
})

test('written decimals are kept', () => {
  const value = parseDecimal('139378.0', PRICE)
  deepEqual(value, { units: 1_393_780n, scale: 1 })
})

test('order is the order of the numbers', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const [a, b] = [atScale(left, 6), atScale(right, 6)]
      equal(compareDecimals(left, right), a < b ? -1 : a > b ? 1 : 0)
      equal(decimalEquals(left, right), a === b)
    }),
  )
})

test('trailing zeros do not change the number', () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, extra) => {
      const finer = { units: atScale(value, value.scale + extra), scale: value.scale + extra }
      equal(decimalEquals(value, finer), true)
      equal(formatDecimal(value, { dropZeros: true }), formatDecimal(finer, { dropZeros: true }))
    }),
  )
})

test('the difference is exact', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const difference = subtractDecimals(left, right)
      equal(atScale(difference, 6), atScale(left, 6) - atScale(right, 6))
      equal(difference.scale, Math.max(left.scale, right.scale))
    }),
  )
})

test('a sum is exact and taken apart again by a difference', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const sum = addDecimals(left, right)
      equal(atScale(sum, 6), atScale(left, 6) + atScale(right, 6))
      equal(sum.scale, Math.max(left.scale, right.scale))
      equal(decimalEquals(subtractDecimals(sum, right), left), true)
    }),
  )
})

test('a product is exact and keeps the decimals of both', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const product = multiplyDecimals(left, right)
      equal(atScale(product, 12), atScale(left, 6) * atScale(right, 6))
      equal(product.scale, left.scale + right.scale)
    }),
  )
})

test('a float of it is the nearest one', () => {
  fc.assert(fc.property(decimals, (value) => equal(approximately(value), +decimalText(value))))
})

test('people see commas, groups and a real minus', () => {
  const shown: [bigint, number, string, string][] = [
    [5818n, 1, '581,8', '581,8'],
    [1_393_780n, 1, '139\u202F378,0', '139\u202F378'],
    [-1_234_500n, 3, '\u22121\u202F234,500', '\u22121\u202F234,5'],
    [7n, 3, '0,007', '0,007'],
    [0n, 2, '0,00', '0'],
    [30_313n, 0, '30\u202F313', '30\u202F313'],
    [100n, 0, '100', '100'],
  ]
  for (const [units, scale, kept, dropped] of shown) {
    equal(formatDecimal({ units, scale }), kept)
    equal(formatDecimal({ units, scale }, { dropZeros: true }), dropped)
  }
})

test('powers of ten beyond the table are computed', () => {
  equal(powerOfTen(0), 1n)
  equal(powerOfTen(40), 10n ** 40n)
})
