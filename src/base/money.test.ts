import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Decimal } from './decimal.ts'
import { formatRubles, multiplyRounded, parseRubles, rublesText, sum } from './money.ts'

const MOST = BigInt(Number.MAX_SAFE_INTEGER)
const kopecks = fc.bigInt({ min: -MOST, max: MOST })

test('text and sum are exact inverses', () => {
  fc.assert(fc.property(kopecks, (amount) => equal(parseRubles(rublesText(amount)), amount)))
})

test('whatever is read is written back as the same text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?\d{0,17}\.?\d{0,3}$/), (text) => {
      const amount = parseRubles(text)
      if (amount !== undefined) equal(rublesText(amount), text)
    }),
  )
})

test('the bounds are those of the database', () => {
  equal(parseRubles('90071992547409.91'), MOST)
  equal(parseRubles('-90071992547409.91'), -MOST)
  equal(parseRubles('90071992547409.92'), undefined)
  equal(parseRubles('-90071992547409.92'), undefined)
  equal(parseRubles('99999999999999.99'), undefined)
})

test('every other form of a sum is refused', () => {
  const wrong = ['', '0', '1.5', '1.555', '01.00', '.50', '+1.00', '-0.00', '--1.00', '1,00']
  for (const text of [...wrong, '1 000.00', '1.00\n', ' 1.00', '1e2.00', '1.00₽', '١.٠٠']) {
    equal(parseRubles(text), undefined, JSON.stringify(text))
  }
})

test('arbitrary text, also a megabyte of it, never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseRubles(text)))
  for (const unit of ['9', '-', '0.00']) equal(parseRubles(unit.repeat(1_000_000)), undefined)
})

test('people see a plain equivalent of the extract’s text', () => {
  fc.assert(
    fc.property(kopecks, (amount) => {
      const shown = formatRubles(amount)
      const plain = shown.replace('\u202F₽', '').replaceAll('\u202F', '')
      equal(plain.replace('\u2212', '-').replace(',', '.'), rublesText(amount))
    }),
  )
})

test('sums as people see them', () => {
  equal(formatRubles(123_456n), '1\u202F234,56\u202F₽')
  equal(formatRubles(-123_450n), '\u22121\u202F234,50\u202F₽')
  equal(formatRubles(0n), '0,00\u202F₽')
  equal(formatRubles(-5n), '\u22120,05\u202F₽')
  equal(formatRubles(100_000_000n), '1\u202F000\u202F000,00\u202F₽')
})

test('a total does not depend on order or grouping', () => {
  fc.assert(
    fc.property(fc.array(kopecks), fc.nat(), (amounts, at) => {
      const parts = [amounts.slice(0, at), amounts.slice(at)]
      equal(sum(amounts), sum(parts.map(sum)))
      equal(sum(amounts), sum(amounts.toReversed()))
    }),
  )
  equal(sum([]), 0n)
})

// Long division on the decimal digits, with no arithmetic in common with the code under test.
function roundedByDigits(quantity: Decimal, price: Decimal): bigint {
  const units = quantity.units * price.units
  const scale = quantity.scale + price.scale
  const digits = `${units < 0n ? -units : units}00`.padStart(scale + 3, '0')
  const kept = BigInt(digits.slice(0, digits.length - scale))
  const dropped = digits.slice(digits.length - scale)
  const rounded = dropped !== '' && dropped.charAt(0) >= '5' ? kept + 1n : kept
  return units < 0n ? -rounded : rounded
}

const decimals = fc.record({
  units: fc.oneof(
    fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
    fc.bigInt({ min: -99n, max: 99n }).map((units) => units * 5n),
  ),
  scale: fc.integer({ min: 0, max: 6 }),
})

test('a charge is the product rounded half away from zero to the kopeck', () => {
  fc.assert(
    fc.property(decimals, decimals, (quantity, price) => {
      equal(multiplyRounded(quantity, price), roundedByDigits(quantity, price))
    }),
    { numRuns: 1000 },
  )
})

test('a charge changes sign with its quantity', () => {
  fc.assert(
    fc.property(decimals, decimals, (quantity, price) => {
      const opposite = { ...quantity, units: -quantity.units }
      equal(multiplyRounded(opposite, price), -multiplyRounded(quantity, price))
    }),
  )
})

test('charges worked by hand', () => {
  const product = (a: bigint, b: number, c: bigint, d: number): bigint =>
    multiplyRounded({ units: a, scale: b }, { units: c, scale: d })
  equal(product(369n, 0, 4444n, 3), 163_984n)
  equal(product(2_202_334n, 6, 418_032n, 2), 920_646n)
  equal(product(5n, 3, 1n, 0), 1n)
  equal(product(-5n, 3, 1n, 0), -1n)
  equal(product(4_999n, 6, 1n, 0), 0n)
  equal(product(15n, 3, 1n, 0), 2n)
  equal(product(7n, 0, 3n, 0), 2100n)
})
