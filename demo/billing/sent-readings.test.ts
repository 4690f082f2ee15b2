import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { decimalText } from '#base/decimal.ts'
import { multiplyRounded } from '#base/money.ts'
import { demoBranches } from '../branches.ts'
import { dataSet } from '../data-set.ts'
import type { DemoMeter } from '../households/household.ts'
import { makeHousehold } from '../households/make-household.ts'
import { priceList } from '../tariffs.ts'
import type { MonthlyBill, Reading } from './bill.ts'
import { billHousehold } from './bill-household.ts'
import { rejectReasons } from './reject-reasons.ts'
import type { DueReading } from './sent-reading.ts'

const plain = dataSet({ seed: 2019, accounts: 20, from: '2017-12', months: 13, increments: 4 })
// The month that answers.
const FEBRUARY = 14

const stories = demoBranches.flatMap((branch) =>
  [0, 1, 2, 3].map((index) => makeHousehold(plain, branch, index)),
)

function household(story: string) {
  const found = stories.find(({ traits }) => traits.story?.startsWith(story))
  assert.ok(found, story)
  return found
}

// The account's bills when this was sent of its newest meter of electricity for one month, and was
// known to billing in that one or an earlier.
function bill(
  story: string,
  sends: (units: readonly number[], meter: DemoMeter) => readonly Partial<DueReading>[],
  month = FEBRUARY,
  known = month,
) {
  const home = household(story)
  const prices = priceList(home.branch)
  const before = [...billHousehold(plain, home, prices, month + 2)]
  const meter = home.contracts[0]?.meters.at(-1)
  assert.ok(meter)
  const units = meter.zones.map((zone) => Number(last(before, month - 1, meter, zone).value.units))
  const sent = sends(units, meter).map(
    (one, index): DueReading => ({
      portalReadingId: `sent-${index}`,
      meterId: meter.id,
      zone: meter.zones[0] ?? 'T0',
      takenOn: '2019-02-18' as CalendarDate,
      value: { units: 0n, scale: meter.fractionDigits },
      submittedAt: Temporal.Instant.from('2019-02-18T09:00:00+12:00'),
      replaces: undefined,
      replaced: false,
      ...one,
    }),
  )
  const due = (meterId: string, index: number) =>
    meterId === meter.id && index === month ? sent : []
  const areWaiting = (meterId: string, index: number) =>
    meterId === meter.id && known <= index && index < month
  const data = { ...plain, sent: { due, areWaiting } }
  const bills = [...billHousehold(data, home, prices, month + 2)]
  return { home, prices, meter, units, before, bills, answers: answersIn(bills) }
}

function last(bills: readonly MonthlyBill[], month: number, meter: DemoMeter, zone: string) {
  const reading = bills
    .filter((one) => one.month.index <= month)
    .flatMap(({ readings }) => readings)
    .findLast(
      (one) =>
        one.meter.id === meter.id &&
        one.zone === zone &&
        one.rejectReason === undefined &&
        !['estimated', 'norm'].includes(one.source),
    )
  assert.ok(reading)
  return reading
}

function answersIn(bills: readonly MonthlyBill[]): Reading[] {
  return bills.flatMap(({ readings }) => readings).filter((one) => one.portalReadingId)
}

const value = (meter: DemoMeter, units: number) => ({
  units: BigInt(units),
  scale: meter.fractionDigits,
})
const inMonth = (bills: readonly MonthlyBill[], month: number, meter: DemoMeter) =>
  bills
    .flatMap((one) => (one.month.index === month ? one.readings : []))
    .filter((one) => one.meter.id === meter.id)

test('what a customer sends is what the month is billed by, to the kopeck', () => {
  const story = 'день и ночь, платит раз в два месяца'
  const { meter, units, home, prices, before, bills, answers } = bill(
    story,
    ([day = 0, night = 0], own) => [
      { zone: 'T1', value: value(own, day + 345) },
      { zone: 'T2', value: value(own, night + 67) },
    ],
  )
  assert.equal(units.length, 2)
  assert.deepEqual(
    answers.map(({ zone, source, usedIn, rejectReason }) => [zone, source, usedIn, rejectReason]),
    [
      ['T1', 'customer', '2019-02', undefined],
      ['T2', 'customer', '2019-02', undefined],
    ],
  )
  assert.deepEqual(inMonth(bills, FEBRUARY, meter), answers)
  const charges = bills[FEBRUARY]?.entries.filter(({ kind }) => kind === 'charge') ?? []
  const tariff = home.contracts[0]?.tariffCode ?? ''
  const period = bills[FEBRUARY]?.month.period
  assert.ok(period)
  assert.deepEqual(
    charges.map(({ zone, amount }) => [zone, amount]),
    (
      [
        ['T1', 345],
        ['T2', 67],
      ] as const
    ).map(([zone, used]) => [
      zone,
      multiplyRounded(value(meter, used), prices(tariff, zone, period)),
    ]),
  )
  assert.deepEqual(bills.slice(0, FEBRUARY), before.slice(0, FEBRUARY))
})

test('the dial goes on from what was sent', () => {
  const { meter, units, bills, before } = bill('должник', ([zero = 0], own) => [
    { value: value(own, zero + 5) },
  ])
  const step = (list: readonly MonthlyBill[]) =>
    last(list, FEBRUARY + 1, meter, 'T0').value.units -
    last(list, FEBRUARY, meter, 'T0').value.units
  assert.equal(last(bills, FEBRUARY, meter, 'T0').value.units, BigInt((units[0] ?? 0) + 5))
  assert.equal(step(bills), step(before))
})

test('a dial that went through zero is taken, one that went back is not', () => {
  const turn = ({ integerDigits, fractionDigits }: DemoMeter) =>
    10 ** (integerDigits + fractionDigits)
  const rolled = bill('прибор прошёл через ноль', ([zero = 0], own) => {
    const whole = turn(own)
    return [
      { value: value(own, (zero + Math.floor(whole * 0.45)) % whole), portalReadingId: 'first' },
      {
        value: value(own, (zero + Math.floor(whole * 0.9)) % whole),
        takenOn: '2019-02-19' as CalendarDate,
      },
    ]
  })
  assert.deepEqual(
    rolled.answers.map(({ rejectReason }) => rejectReason),
    [undefined, undefined],
  )
  const [charge] = rolled.bills[FEBRUARY]?.entries.filter(({ kind }) => kind === 'charge') ?? []
  assert.equal(charge?.quantity?.units, BigInt(Math.floor(turn(rolled.meter) * 0.9)))
  const back = bill('должник', ([zero = 0], own) => [{ value: value(own, zero - 1) }])
  assert.deepEqual(
    back.answers.map(({ rejectReason, usedIn }) => [rejectReason, usedIn]),
    [[rejectReasons.lower, undefined]],
  )
})

test('a month with nothing but refusals is billed by average, and put right by the next', () => {
  const { meter, bills } = bill('должник', () => [
    { value: { units: 1_000_000n, scale: 0 } },
    { value: { units: 1_234_567n, scale: 6 } },
  ])
  const [first, second, third] = inMonth(bills, FEBRUARY, meter)
  assert.equal(first?.rejectReason, rejectReasons.tooManyDigits)
  assert.equal(first && decimalText(first.value), '1000000')
  assert.equal(second?.rejectReason, rejectReasons.tooManyDecimals)
  assert.deepEqual([third?.source, third?.usedIn], ['estimated', '2019-02'])
  const march = bills[FEBRUARY + 1]?.entries.map(({ kind }) => kind)
  assert.deepEqual(march?.includes('recalculation'), true)
})

test('of a reading and its correction the later one counts, and both are answered', () => {
  const { units, answers } = bill('должник', ([zero = 0], own) => [
    { value: value(own, zero + 900), replaced: true },
    { value: value(own, zero + 90), replaces: 'sent-0' },
  ])
  assert.deepEqual(
    answers.map(({ rejectReason, usedIn }) => [rejectReason, usedIn]),
    [
      [rejectReasons.replaced, undefined],
      [undefined, '2019-02'],
    ],
  )
  assert.equal(answers[1]?.value.units, BigInt((units[0] ?? 0) + 90))
})

test('months without a reading are settled by the one that is sent', () => {
  const { bills } = bill(
    'два месяца без показаний',
    ([zero = 0], own) => [{ value: value(own, zero + 10), takenOn: '2018-05-18' as CalendarDate }],
    5,
  )
  const kinds = bills[5]?.entries.map(({ kind }) => kind)
  assert.deepEqual(kinds?.includes('recalculation'), true)
})

test('a month before the one that readings wait for is billed by average, not made up', () => {
  const { meter, bills, answers } = bill(
    'должник',
    ([zero = 0], own) => [{ value: value(own, zero + 1), takenOn: '2019-03-02' as CalendarDate }],
    FEBRUARY + 1,
    FEBRUARY,
  )
  assert.deepEqual(
    inMonth(bills, FEBRUARY, meter).map(({ source }) => source),
    ['estimated'],
  )
  assert.deepEqual(
    answers.map(({ usedIn, rejectReason }) => [usedIn, rejectReason]),
    [['2019-03', undefined]],
  )
})

test('a meter that is read by itself, expired or gone takes nothing', () => {
  const of = (story: string, more: Partial<DueReading> = {}, month = FEBRUARY) =>
    bill(story, ([zero = 0], own) => [{ value: value(own, zero + 1), ...more }], month).answers
  const reasons = (answers: readonly Reading[]) => answers.map(({ rejectReason }) => rejectReason)
  assert.deepEqual(reasons(of('три тарифные зоны', { zone: 'T1' })), [rejectReasons.automatic])
  assert.deepEqual(reasons(of('вышел срок поверки')), [rejectReasons.verificationExpired])
  const before = { takenOn: '2019-01-02' as CalendarDate }
  assert.deepEqual(reasons(of('должник', before)), [rejectReasons.outOfOrder])
  const gone = { takenOn: '2018-06-20' as CalendarDate }
  assert.deepEqual(reasons(of('выехал', gone, 6)), [rejectReasons.removed])
  assert.deepEqual(reasons(of('выехал', gone, 7)), [rejectReasons.removed])
})

test('a meter taken out after the reading ends with what it showed then', () => {
  const { meter, bills, before, answers } = bill(
    'выехал',
    ([zero = 0], own) => [{ value: value(own, zero + 1), takenOn: '2018-06-03' as CalendarDate }],
    6,
  )
  assert.deepEqual(
    answers.map(({ usedIn }) => usedIn),
    ['2018-06'],
  )
  assert.deepEqual(last(bills, 6, meter, 'T0').value, last(before, 6, meter, 'T0').value)
  assert.equal(last(bills, 6, meter, 'T0').source, 'final')
  assert.deepEqual(bills[6]?.balances, before[6]?.balances)
})
