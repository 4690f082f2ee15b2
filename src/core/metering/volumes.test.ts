import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '#base/calendar-date.ts'
import { type Decimal, decimalText, formatDecimal, parseDecimal } from '#base/decimal.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import type { Reading } from './reading.ts'
import { withVolumes } from './volumes.ts'

const start = '2018-01-20' as CalendarDate
const decimal = (text: string): Decimal => {
  const value = parseDecimal(text, { maxScale: 6 })
  assert.ok(value)
  return value
}
const dial = { integerDigits: 5, ratio: decimal('1') }
const reading = (month: number, value: string, source: ReadingSource = 'customer'): Reading => ({
  readingId: `R${month}`,
  zone: 'T0',
  takenOn: addDays(start, month * 30),
  value: decimal(value),
  source,
  status: 'accepted',
  rejectReason: null,
  usedIn: null,
})
const volumesOf = (readings: readonly Reading[], of = dial) =>
  withVolumes(readings, of).map(({ volume }) => volume && formatDecimal(volume.amount))

test('the volume is the step on the dial, with the decimals of the finer reading', () => {
  const found = volumesOf([reading(0, '31905'), reading(1, '32292'), reading(2, '32635.5')])
  assert.deepEqual(found, [null, '387', '343,5'])
})

test('a dial that passed all its nines goes on from zero', () => {
  const readings = [reading(0, '9931.9'), reading(1, '115.2')]
  const [, after] = withVolumes(readings, { ...dial, integerDigits: 4 })
  assert.ok(after?.volume)
  assert.equal(decimalText(after.volume.amount), '183.3')
  assert.equal(after.volume.rolledOver, true)
})

test('a drop that would go half round the dial is no roll-over', () => {
  const quarter = { ...dial, integerDigits: 4 }
  assert.deepEqual(volumesOf([reading(0, '5000'), reading(1, '0')], quarter), [null, null])
  assert.deepEqual(volumesOf([reading(0, '5000.1'), reading(1, '0')], quarter), [
    null,
    '4\u202f999,9',
  ])
})

test('the transformer coefficient multiplies every step', () => {
  const found = volumesOf([reading(0, '124436.35'), reading(1, '124527.53')], {
    integerDigits: 6,
    ratio: decimal('20'),
  })
  assert.deepEqual(found, [null, '1\u202f823,60'])
})

test('an estimate stands between two readings without hiding what was used', () => {
  const readings = [
    reading(0, '31905'),
    reading(1, '32292', 'estimated'),
    reading(2, '32635', 'estimated'),
    reading(3, '32500', 'inspector'),
  ]
  assert.deepEqual(volumesOf(readings), [null, '387', '343', '595'])
  assert.equal(withVolumes(readings, dial)[3]?.volume?.since, start)
})

test('an estimate below what stood before it has no volume', () => {
  assert.deepEqual(volumesOf([reading(0, '200'), reading(1, '100', 'estimated')]), [null, null])
})

test('what was rejected is neither measured nor measured from', () => {
  const rejected = { ...reading(1, '90'), status: 'rejected' as const, rejectReason: 'меньше' }
  assert.deepEqual(volumesOf([reading(0, '100'), rejected, reading(2, '130')]), [null, null, '30'])
})

test('an initial reading begins anew', () => {
  assert.deepEqual(volumesOf([reading(0, '900'), reading(1, '8.55', 'initial')]), [null, null])
})

test('the volumes add up to what was used, however often the dial went round', () => {
  const modulus = 10_000n
  const uses = fc.array(fc.bigInt({ min: 0n, max: modulus / 2n - 1n }), { maxLength: 30 })
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: modulus - 1n }),
      uses,
      fc.nat(2),
      (first, list, scale) => {
        let shown = first
        const values = [first, ...list.map((used) => (shown = (shown + used) % modulus))]
        const readings = values.map((units, month) => ({
          ...reading(month, '0'),
          value: { units, scale },
        }))
        const found = withVolumes(readings, { ...dial, integerDigits: 4 - scale })
        const units = found.slice(1).map(({ volume }) => volume?.amount.units)
        assert.deepEqual(units, list)
        assert.equal(found[0]?.volume, null)
      },
    ),
  )
})
