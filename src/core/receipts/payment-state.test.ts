import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nextPeriod, type Period } from '#base/period.ts'
import { paymentState } from './payment-state.ts'

const november = '2018-11' as Period
const december = '2018-12' as Period
const january = '2019-01' as Period

test('the last receipt is what is due now', () => {
  const history = { balance: 500n, paid: [], latestPeriod: december }
  assert.equal(paymentState({ period: december, totalDue: 500n }, history), 'due')
})

test('what came in later pays a receipt, in one sum or in several', () => {
  const paid = [
    { period: november, paid: -900n },
    { period: december, paid: -300n },
    { period: january, paid: -200n },
  ]
  const history = { balance: 70n, paid, latestPeriod: january }
  assert.equal(paymentState({ period: november, totalDue: 500n }, history), 'paid')
  assert.equal(paymentState({ period: november, totalDue: 501n }, history), 'carried')
})

test('a receipt for nothing asks for nothing', () => {
  const history = { balance: 70n, paid: [], latestPeriod: january }
  assert.equal(paymentState({ period: november, totalDue: 0n }, history), 'nothing-due')
})

test('when nothing is owed, every receipt is paid, by whatever means', () => {
  const history = { balance: 0n, paid: [], latestPeriod: december }
  assert.equal(paymentState({ period: november, totalDue: 500n }, history), 'paid')
})

test('who pays each receipt in the month after has one left to pay', () => {
  const bills = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 24 })
  fc.assert(
    fc.property(bills, (sums) => {
      let period = november
      const receipts = sums.map((totalDue) => {
        const receipt = { period, totalDue }
        period = nextPeriod(period)
        return receipt
      })
      const latest = receipts.at(-1)
      assert.ok(latest)
      const paid = receipts.slice(1).map((receipt, index) => ({
        period: receipt.period,
        paid: -(sums[index] ?? 0n),
      }))
      const history = { balance: latest.totalDue, paid, latestPeriod: latest.period }
      const states = receipts.map((receipt) => paymentState(receipt, history))
      assert.deepEqual(states, [...receipts.slice(1).map(() => 'paid'), 'due'])
    }),
  )
})
