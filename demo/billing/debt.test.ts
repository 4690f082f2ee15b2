import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startDebt } from './debt.ts'

// The key rate of December 2018.
const RATE = 775n

test('no penalty for the first thirty days', () => {
  const debt = startDebt(100)
  debt.owe(100_000n, 100)
  assert.equal(debt.penaltyOf({ firstDayNumber: 100, days: 31 }, RATE), 0n)
})

test('a thousand rubles forty days late cost 2.58, a hundred days late 21.46', () => {
  for (const [days, penalty] of [
    [40, 258n],
    [100, 2146n],
  ] as const) {
    const debt = startDebt(0)
    debt.owe(100_000n, 0)
    assert.equal(debt.penaltyOf({ firstDayNumber: 0, days: days + 1 }, RATE), penalty)
  }
})

test('months count each day once', () => {
  const whole = startDebt(0)
  const parted = startDebt(0)
  for (const debt of [whole, parted]) debt.owe(3_900_000_000n, 0)
  const months = [31, 28, 31, 30, 31].map((days, index, all) => {
    const firstDayNumber = all.slice(0, index).reduce((sum, one) => sum + one, 0)
    return parted.penaltyOf({ firstDayNumber, days }, RATE)
  })
  const sum = months.reduce((total, one) => total + one, 0n)
  assert.equal(whole.penaltyOf({ firstDayNumber: 0, days: 151 }, RATE), sum)
})

test('what is paid stops to cost on that day, the oldest first; a penalty costs nothing', () => {
  const debt = startDebt(0)
  debt.owe(100_000n, 0)
  debt.owe(50_000n, undefined)
  debt.settle(100_000n, 40)
  assert.equal(debt.penaltyOf({ firstDayNumber: 0, days: 365 }, RATE), 258n)
  assert.equal(debt.penaltyOf({ firstDayNumber: 365, days: 365 }, RATE), 0n)
})

test('an advance covers what comes later', () => {
  const debt = startDebt(0)
  debt.settle(60_000n, 0)
  debt.owe(100_000n, 0)
  assert.equal(debt.penaltyOf({ firstDayNumber: 0, days: 41 }, RATE), 103n)
})
