import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '#base/calendar-date.ts'
import { addDecimals, type Decimal, decimalText, parseDecimal } from '#base/decimal.ts'
import { type Period, periodOfDate } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import { monthlyVolumes } from './monthly-volumes.ts'
import type { Reading } from './reading.ts'
import { withVolumes } from './volumes.ts'

const decimal = (text: string): Decimal => {
  const value = parseDecimal(text, { maxScale: 6 })
  assert.ok(value)
  return value
}
const dial = { integerDigits: 5, ratio: decimal('1') }
const reading = (
  takenOn: string,
  value: string,
  source: ReadingSource = 'customer',
  usedIn: string | null = null,
): Reading => ({
  readingId: takenOn,
  zone: 'T0',
  takenOn: takenOn as CalendarDate,
  value: decimal(value),
  source,
  status: 'accepted',
  rejectReason: null,
  usedIn: usedIn as Period | null,
})
const monthsOf = (...meters: readonly (readonly Reading[])[]) =>
  monthlyVolumes(meters.map((readings) => withVolumes(readings, dial)))
// '2018-05 120 spread': what a person would check.
const shown = (...meters: readonly (readonly Reading[])[]) =>
  monthsOf(...meters).map(({ period, amount, spread, assumed }) =>
    [period, decimalText(amount), spread && 'spread', assumed && 'assumed']
      .filter(Boolean)
      .join(' '),
  )

test('a step belongs to the month of the reading it leads to, across New Year too', () => {
  const readings = [
    reading('2017-11-22', '100'),
    reading('2017-12-25', '230.5'),
    reading('2018-01-20', '300.5'),
  ]
  assert.deepEqual(shown(readings), ['2017-12 130.5', '2018-01 70.0'])
})

test('the bill that counted a reading says its month, whenever it was taken', () => {
  const readings = [
    reading('2018-11-30', '100', 'customer', '2018-11'),
    reading('2019-01-02', '150', 'customer', '2018-12'),
    reading('2019-01-31', '210', 'customer', '2019-01'),
    reading('2019-02-03', '215'),
  ]
  assert.deepEqual(shown(readings), ['2018-12 50', '2019-01 60', '2019-02 5'])
})

test('two steps that end in one month are its volume together', () => {
  const readings = [
    reading('2018-04-20', '100'),
    reading('2018-05-10', '120'),
    reading('2018-05-25', '131.75'),
  ]
  assert.deepEqual(shown(readings), ['2018-05 31.75'])
})

test('a step over several months goes by their days, the last decimals to who lost most', () => {
  const readings = [reading('2018-12-20', '0'), reading('2019-03-20', '100')]
  // 34.44, 31.11 and 34.44 of 100 by 31, 28 and 31 days: one is left, and the first takes it.
  assert.deepEqual(shown(readings), ['2019-01 35 spread', '2019-02 31 spread', '2019-03 34 spread'])
})

test('February has a day more in a leap year', () => {
  const share = (year: number) =>
    shown([reading(`${year - 1}-12-20`, '0'), reading(`${year}-02-20`, '600')])[1]
  assert.equal(share(2019), '2019-02 285 spread')
  assert.equal(share(2020), '2020-02 290 spread')
})

test('a reading takes the place of the estimates before it', () => {
  const estimates = [
    reading('2018-04-20', '100', 'customer', '2018-04'),
    reading('2018-05-31', '220', 'estimated', '2018-05'),
    reading('2018-06-30', '340', 'norm', '2018-06'),
  ]
  assert.deepEqual(shown(estimates), ['2018-05 120 assumed', '2018-06 120 assumed'])
  const replaced = [...estimates, reading('2018-07-22', '192', 'inspector', '2018-07')]
  assert.deepEqual(shown(replaced), ['2018-05 31 spread', '2018-06 30 spread', '2018-07 31 spread'])
})

test('estimates stay where no volume spans them', () => {
  const readings = [
    reading('2018-01-31', '100', 'estimated'),
    reading('2018-02-28', '150', 'estimated'),
    reading('2018-03-20', '170'),
    reading('2018-04-20', '195'),
  ]
  assert.deepEqual(shown(readings), ['2018-02 50 assumed', '2018-04 25'])
})

test('what was rejected changes nothing', () => {
  const rejected = { ...reading('2018-05-22', '12'), status: 'rejected' as const }
  const readings = [reading('2018-04-20', '100'), rejected, reading('2018-05-23', '130')]
  assert.deepEqual(shown(readings), ['2018-05 30'])
})

test('a meter that took over goes on where the old one ended', () => {
  const old = [
    reading('2018-04-20', '900', 'customer', '2018-04'),
    reading('2018-05-09', '912.5', 'final', '2018-05'),
  ]
  const fresh = [
    reading('2018-05-09', '3', 'initial'),
    reading('2018-05-24', '20', 'customer', '2018-05'),
    reading('2018-06-23', '50', 'customer', '2018-06'),
  ]
  assert.deepEqual(shown(old, fresh), ['2018-05 29.5', '2018-06 30'])
})

test('one reading says nothing of what went through', () => {
  assert.deepEqual(shown([]), [])
  assert.deepEqual(shown([reading('2018-04-20', '900')]), [])
})

test('the months add up to what was used, whatever is guessed and rolls over, none twice', () => {
  const modulus = 100_000n
  const steps = fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 200 }),
      used: fc.bigInt({ min: 0n, max: modulus / 2n - 1n }),
      guess: fc.option(fc.integer({ min: 1, max: 500 })),
      billed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), steps, fc.nat(3), (from, list, scale) => {
      let [day, reached] = [addDays('2015-01-01' as CalendarDate, from), 0n]
      const at = (units: bigint) => ({ units: units % modulus, scale })
      const first = { ...reading(day, '0'), value: at(reached) }
      const readings = list.flatMap(({ days, used, guess, billed }) => {
        day = addDays(day, days)
        const guessed = {
          ...reading(day, '0', 'estimated'),
          value: at(reached + BigInt(guess ?? 0)),
        }
        reached += used
        const usedIn = billed ? periodOfDate(day) : null
        const taken = { ...reading(day, '0'), value: at(reached), usedIn }
        return guess === null ? [taken] : [guessed, taken]
      })
      const of = { integerDigits: 5 - scale, ratio: decimal('1') }
      const months = monthlyVolumes([withVolumes([first, ...readings], of)])
      const sum = months.reduce((total, { amount }) => addDecimals(total, amount), at(0n))
      assert.equal(sum.units, reached)
      const periods = months.map(({ period }) => period)
      assert.deepEqual(periods, [...new Set(periods)].sort())
      assert.ok(months.every(({ amount }) => amount.units >= 0n && amount.scale === scale))
      assert.ok(periods.every((period) => period >= periodOfDate(first.takenOn)))
      assert.ok(periods.every((period) => period <= periodOfDate(day)))
    }),
    { numRuns: 500 },
  )
})

test('between the first and the last spread month none is left out', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 62, max: 3000 }),
      fc.bigInt({ min: 0n, max: 49_999n }),
      (from, days, used) => {
        const start = addDays('2015-01-01' as CalendarDate, from)
        const last = { ...reading(addDays(start, days), '0'), value: { units: used, scale: 0 } }
        const months = monthsOf([reading(start, '0'), last])
        assert.equal(
          months.reduce((sum, { amount }) => sum + amount.units, 0n),
          used,
        )
        assert.ok(months.every(({ spread }) => spread))
        // By days: a share is never further from its due than one last decimal.
        const each = months.map(({ amount }) => Number(amount.units))
        assert.ok(
          Math.max(...each) - Math.min(...each) <= (Number(used) / months.length) * 0.15 + 2,
        )
        const [head, tail] = [months[0]?.period, months.at(-1)?.period]
        assert.equal(tail, periodOfDate(last.takenOn))
        assert.ok(head !== undefined && tail !== undefined)
        const number = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5))
        assert.equal(months.length, number(tail) - number(periodOfDate(start)))
      },
    ),
  )
})
