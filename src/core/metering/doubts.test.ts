import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '#base/calendar-date.ts'
import { type Decimal, decimalText } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import { type Zone, type ZoneCount, zonesOf } from '#core/customers/zone.ts'
import { judgeDials } from './doubts.ts'
import type { FormDial, FormMeter } from './form-meter.ts'
import { withVolumes } from './volumes.ts'

const today = '2019-01-24' as CalendarDate
const whole = (units: number): Decimal => ({ units: BigInt(units), scale: 0 })

// A dial read every thirty days up to the last value, by so much a month.
function dialOf(zone: Zone, last: number, monthly: number | null, months = 13): FormDial {
  const taken = Array.from({ length: monthly === null ? 1 : months }, (_, index, all = months) => {
    const before = (monthly === null ? 1 : all) - 1 - index
    return {
      readingId: `R${index}`,
      zone,
      takenOn: addDays(today, -30 * (before + 1)),
      value: whole(last - before * (monthly ?? 0)),
      source: 'customer' as const,
      status: 'accepted' as const,
      rejectReason: null,
      usedIn: null,
    }
  })
  const history = withVolumes(taken, { integerDigits: 5, ratio: whole(1) })
  const previous = history.at(-1) ?? null
  return { zone, previous, history, replaces: null, lastSent: null, price: null }
}

function meterWith(dials: readonly FormDial[]): FormMeter {
  return {
    meterId: 'M-1',
    service: 'electricity',
    unit: 'kWh',
    serialNumber: '15107039',
    model: 'СЭО-1.15',
    place: null,
    zones: dials.length as ZoneCount,
    integerDigits: 5,
    fractionDigits: 0,
    ratio: whole(1),
    installedOn: '2015-02-17' as CalendarDate,
    closedOn: null,
    verifyBefore: null,
    acceptsReadings: true,
    period: '2019-01' as Period,
    dials,
  }
}

const single = (last: number, monthly: number | null) => meterWith([dialOf('T0', last, monthly)])
const judge = (meter: FormMeter, ...values: number[]) =>
  judgeDials(meter, values.map(whole), today).map(({ doubt, volume }) =>
    [doubt, volume && decimalText(volume.amount)].filter((part) => part !== null).join(' '),
  )

test('a usual month is nothing to wonder at', () => {
  assert.deepEqual(judge(single(40_000, 200), 40_210), ['210'])
  assert.deepEqual(judge(single(40_000, 200), 40_000 + 600), ['600'])
})

test('three times the usual of the season is asked about', () => {
  assert.deepEqual(judge(single(40_000, 200), 40_601), ['far-above 601'])
  assert.deepEqual(judge(single(40_000, 20), 40_099), ['99'])
})

test('where nothing is known, only what no household takes is asked about', () => {
  assert.deepEqual(judge(single(40_000, null), 41_500), ['1500'])
  assert.deepEqual(judge(single(40_000, null), 42_000), ['far-above 2000'])
})

test('a drop near the end of the dial is a roll-over, any other is not', () => {
  assert.deepEqual(judge(single(99_900, 200), 110), ['rolled-over 210'])
  assert.deepEqual(judge(single(70_000, 200), 110), ['lower'])
  assert.deepEqual(judge(single(40_000, 200), 39_000), ['lower'])
})

test('nothing used is asked about only where something always was', () => {
  assert.deepEqual(judge(single(40_000, 200), 40_000), ['zero 0'])
  assert.deepEqual(judge(single(40_000, 0), 40_000), ['0'])
  assert.deepEqual(judge(single(40_000, null), 40_000), ['0'])
})

test('values in each other’s places are told as that', () => {
  const meter = meterWith([dialOf('T1', 40_000, 200), dialOf('T2', 15_000, 90)])
  assert.deepEqual(judge(meter, 40_180, 15_100), ['180', '100'])
  assert.deepEqual(judge(meter, 15_100, 40_180), ['zones-swapped', 'zones-swapped 25180'])
  // Changed back they would be no better.
  assert.deepEqual(judge(meter, 39_000, 15_100), ['lower', '100'])
})

test('of three zones any two may have changed places', () => {
  const dials = [40_000, 15_000, 70_000].map((last, index) =>
    dialOf(zonesOf(3)[index] ?? 'T1', last, 100),
  )
  const found = judge(meterWith(dials), 70_100, 15_100, 40_100)
  assert.ok(found.every((one) => one.startsWith('zones-swapped')))
})

const step = fc.integer({ min: 0, max: 300 })

test('a usual step is taken without a word wherever on the dial it falls', () => {
  const last = fc.integer({ min: 3_900, max: 99_999 })
  fc.assert(
    fc.property(last, step, (before, used) => {
      const [judged] = judgeDials(single(before, 200), [whole((before + used) % 100_000)], today)
      assert.ok(judged?.volume)
      assert.equal(judged.volume.amount.units, BigInt(used))
      const rolls = before + used > 99_999
      assert.equal(judged.doubt, rolls ? 'rolled-over' : used === 0 ? 'zero' : null)
    }),
  )
})

test('swapping zones that were right is always seen, and undone it is right again', () => {
  const zones = fc.constantFrom<ZoneCount>(2, 3)
  fc.assert(
    fc.property(zones, fc.array(step, { minLength: 3, maxLength: 3 }), (count, used) => {
      const dials = zonesOf(count).map((zone, index) => dialOf(zone, 10_000 + 30_000 * index, 200))
      const meter = meterWith(dials)
      const values = dials.map((_, index) => 10_001 + 30_000 * index + (used[index] ?? 0))
      assert.ok(judgeDials(meter, values.map(whole), today).every(({ doubt }) => doubt === null))
      const [first = 0, second = 0, ...rest] = values
      const swapped = judgeDials(meter, [second, first, ...rest].map(whole), today)
      assert.ok(swapped.every(({ doubt }) => doubt === 'zones-swapped'))
    }),
  )
})
