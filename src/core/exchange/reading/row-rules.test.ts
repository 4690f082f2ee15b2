import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimalText } from '#base/decimal.ts'
import { multiplyRounded } from '#base/money.ts'
import { rowRule } from './row-rules.ts'

const entryColumns = ['kind', 'quantity', 'price', 'amount']
const product = rowRule('amount-is-product', entryColumns)
const credit = rowRule('credit-is-negative', entryColumns)

// As large as the reader lets them be: twelve digits before the point, six behind it.
const decimal = (integerDigits: number) =>
  fc.nat(6).chain((scale) => {
    const most = 10n ** BigInt(integerDigits + scale) - 1n
    return fc.record({ units: fc.bigInt({ min: -most, max: most }), scale: fc.constant(scale) })
  })

test('R4: an amount is the product as the base rounds it, in floats and beyond them', () => {
  const factors = fc.oneof(decimal(3), decimal(12))
  fc.assert(
    fc.property(factors, factors, fc.constantFrom(0n, 1n, -1n), (quantity, price, error) => {
      const amount = multiplyRounded(quantity, price) + error
      const row = ['charge', decimalText(quantity), decimalText(price), amount.toString()]
      equal(product(row)?.rule, error === 0n ? undefined : 'R4')
    }),
    { numRuns: 3000 },
  )
})

test('R4: half a kopeck is rounded away from zero', () => {
  for (const [quantity, price, amount] of [
    ['0.5', '0.01', '1'],
    ['-0.5', '0.01', '-1'],
    ['545.5', '4.41', '240566'],
    ['7', '3', '2100'],
    ['0.1', '0.01', '0'],
    ['-0.1', '0.01', '0'],
  ] as const) {
    equal(product(['charge', quantity, price, amount]), undefined, `${quantity} × ${price}`)
  }
  const slip = product(['charge', '0.5', '0.01', '0'])
  equal(slip?.column, 'amount')
  equal(slip?.message.includes('0.01'), true)
})

test('R4 asks only charges that have both quantity and price', () => {
  for (const row of [
    ['recalculation', '2', '2.00', '1'],
    ['charge', null, '2.00', '1'],
    ['charge', '2', null, '1'],
  ]) {
    equal(product(row), undefined)
  }
})

test('payments and benefits are negative, the other kinds are free', () => {
  for (const kind of ['payment', 'benefit']) {
    equal(credit([kind, null, null, '-1']), undefined)
    for (const amount of ['0', '1']) equal(credit([kind, null, null, amount])?.column, 'amount')
  }
  for (const kind of ['opening', 'charge', 'recalculation', 'penalty', 'write_off']) {
    for (const amount of ['-1', '0', '1']) equal(credit([kind, null, null, amount]), undefined)
  }
})

test('a rejected reading has a reason', () => {
  const rule = rowRule('rejected-has-reason', ['status', 'reject_reason'])
  deepEqual(
    [
      ['rejected', null],
      ['rejected', 'опечатка'],
      ['accepted', null],
    ].map((row) => rule(row)?.column),
    ['reject_reason', undefined, undefined],
  )
})

test('a unique number stands on receipts from 2018-11 on and on no earlier one', () => {
  const rule = rowRule('number-since-2018-11', ['period', 'unique_number'])
  deepEqual(
    [
      ['2018-10-01', null],
      ['2018-11-01', '1234567890123452'],
      ['2018-10-01', '1234567890123452'],
      ['2018-11-01', null],
    ].map((row) => rule(row)?.column),
    [undefined, undefined, 'unique_number', 'unique_number'],
  )
})

test('a receipt lies where its key says', () => {
  const rule = rowRule('file-named-by-key', ['account_number', 'period', 'revision', 'file'])
  const at = (file: string) => rule(['0042', '2018-12-01', '2', file])?.column
  equal(at('receipts/0042-2018-12-2.pdf'), undefined)
  for (const file of ['receipts/0042-2018-12-1.pdf', '../receipts/0042-2018-12-2.pdf', 'x.pdf']) {
    equal(at(file), 'file', file)
  }
})
