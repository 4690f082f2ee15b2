import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CalendarDate } from '#base/calendar-date.ts'
import { amountDue, totalDue } from './what-is-due.ts'

const day = (text: string) => text as CalendarDate
const account = (balance: bigint, dueOn: string | null) => ({
  balance,
  latestReceipt: dueOn === null ? null : { dueOn: day(dueOn) },
})

test('an overpaid account lowers no other account’s debt', () => {
  const total = totalDue([account(10_000n, '2019-01-10'), account(-4_000n, '2019-01-10')])
  assert.equal(total.amount, 10_000n)
})

test('the earliest day among those who owe is the day to pay by', () => {
  const total = totalDue([
    account(1n, '2019-01-22'),
    account(1n, '2019-01-10'),
    account(-1n, '2019-01-05'),
  ])
  assert.deepEqual(total, { amount: 2n, dueOn: '2019-01-10', severalDays: true })
})

test('a debt without a receipt yet has no day', () => {
  assert.deepEqual(totalDue([account(5n, null)]), { amount: 5n, dueOn: null, severalDays: false })
})

test('nothing owed: no sum and no day', () => {
  const total = totalDue([account(0n, '2019-01-10'), account(-1n, '2019-01-10')])
  assert.deepEqual(total, { amount: 0n, dueOn: null, severalDays: false })
})

test('the total is the sum of what each account is to pay', () => {
  const balances = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { maxLength: 8 })
  fc.assert(
    fc.property(balances, (list) => {
      const total = totalDue(list.map((balance) => account(balance, '2019-01-10')))
      assert.equal(
        total.amount,
        list.reduce((all, balance) => all + amountDue(balance), 0n),
      )
      assert.ok(total.amount >= 0n)
      assert.equal(total.dueOn === null, total.amount === 0n)
    }),
  )
})
