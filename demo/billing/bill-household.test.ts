import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoBranches } from '../branches.ts'
import { dataSet } from '../data-set.ts'
import type { Household } from '../households/household.ts'
import { makeHousehold } from '../households/make-household.ts'
import { priceList } from '../tariffs.ts'
import type { MonthlyBill } from './bill.ts'
import { billHousehold } from './bill-household.ts'

const data = dataSet({ seed: 2019, accounts: 20, from: '2017-12', months: 13, increments: 1 })
const town = demoBranches.flatMap((branch) =>
  [0, 1, 2, 3].map((index) => {
    const household = makeHousehold(data, branch, index)
    return {
      household,
      bills: [...billHousehold(data, household, priceList(branch), data.months - 1)],
    }
  }),
)

test('twenty accounts hold every kind of entry and reading', () => {
  const kinds = new Set(
    town.flatMap(({ bills }) => bills.flatMap((bill) => bill.entries)).map(({ kind }) => kind),
  )
  const sources = new Set(
    town.flatMap(({ bills }) => bills.flatMap((bill) => bill.readings)).map(({ source }) => source),
  )
  assert.deepEqual([...kinds].sort(), [
    'benefit',
    'charge',
    'opening',
    'payment',
    'penalty',
    'recalculation',
    'write_off',
  ])
  assert.deepEqual([...sources].sort(), [
    'automatic',
    'customer',
    'estimated',
    'final',
    'initial',
    'inspector',
    'norm',
  ])
})

test('each story shows what it says', () => {
  const shows: [string, (household: Household, bills: readonly MonthlyBill[]) => boolean][] = [
    ['должник, растут пени', (_, bills) => closingOf(bills) > 2_000_000n && has(bills, 'penalty')],
    ['платит вперёд', (_, bills) => closingOf(bills) < 0n],
    ['прибор прошёл через ноль', (_, bills) => wentThroughZero(bills)],
    ['день и ночь, прибор заменён', (home) => home.contracts[0]?.meters.length === 2],
    ['вышел срок поверки', (_, bills) => bills.at(-1)?.readings[0]?.source === 'norm'],
    ['выехал, счёт закрыт', (_, bills) => bills.length === 8 && closingOf(bills) === 0n],
    ['въехал в ту же квартиру', (home, bills) => bills.length === 8 && sharesAddress(home)],
    ['два месяца без показаний', (_, bills) => has(bills, 'recalculation')],
    ['погасил долг, пени списаны', (_, bills) => has(bills, 'penalty') && has(bills, 'write_off')],
    ['опечатка в показании', (_, bills) => rejected(bills) > 0],
    ['счёт открыт в январе 2019', (_, bills) => bills.length === 1],
    ['три тарифные зоны', (home) => home.contracts[0]?.meters[0]?.zones.length === 3],
    [
      'магазин',
      (home) => home.kind === 'organisation' && home.contracts[0]?.meters[0]?.ratio === 20,
    ],
    ['новая фамилия', (home) => home.renaming?.holderName !== home.holderName],
  ]
  for (const [story, holds] of shows) {
    const told = town.filter(({ household }) => household.traits.story?.startsWith(story))
    assert.equal(told.length, 1, story)
    for (const { household, bills } of told) assert.equal(holds(household, bills), true, story)
  }
})

test('a longer run begins like a shorter one', () => {
  const { household } = town[4] ?? {}
  assert.ok(household)
  const prices = priceList(household.branch)
  const short = [...billHousehold(data, household, prices, 5)]
  const long = [...billHousehold(data, household, prices, 12)]
  assert.equal(long.length, 13)
  assert.deepEqual(JSON.stringify(long.slice(0, 6), texts), JSON.stringify(short, texts))
})

test('every account of a large branch has a number of its own', () => {
  for (const branch of demoBranches) {
    const numbers = Array.from({ length: 1_000 }, (_, at) => makeHousehold(data, branch, at * 31))
    assert.equal(new Set(numbers.map((home) => home.accountNumber)).size, 1_000)
    assert.equal(new Set(numbers.map((home) => home.unifiedNumber)).size, 1_000)
    for (const { accountNumber, unifiedNumber } of numbers) {
      assert.match(accountNumber, /^\d{9,12}$/)
      assert.match(unifiedNumber, /^4\d[А-Я]{2}\d{6}$/)
    }
  }
})

function texts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

function closingOf(bills: readonly MonthlyBill[]): bigint {
  return bills.at(-1)?.balances.reduce((sum, { closing }) => sum + closing, 0n) ?? 0n
}

function has(bills: readonly MonthlyBill[], kind: string): boolean {
  return bills.some(({ entries }) => entries.some((entry) => entry.kind === kind))
}

function rejected(bills: readonly MonthlyBill[]): number {
  return bills.flatMap((bill) => bill.readings).filter(({ rejectReason }) => rejectReason).length
}

function wentThroughZero(bills: readonly MonthlyBill[]): boolean {
  const readings = bills.flatMap((bill) => bill.readings)
  return readings.some(({ value, previous }) => previous && value.units < previous.units)
}

function sharesAddress(home: Household): boolean {
  const before = town.find(
    ({ household }) => household.branch === home.branch && household.index === home.index - 1,
  )
  return before?.household.address === home.address
}
