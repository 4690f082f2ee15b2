import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '#base/calendar-date.ts'
import { verificationOf } from './verification.ts'

const today = '2019-01-14' as CalendarDate
const inDays = (days: number) => verificationOf(addDays(today, days), today)

test('the warnings come 90, 30 and 7 days ahead, each to the day', () => {
  assert.deepEqual(inDays(91), { state: 'valid' })
  assert.deepEqual(inDays(90), { state: 'ending', within: 90, daysLeft: 90 })
  assert.deepEqual(inDays(31), { state: 'ending', within: 90, daysLeft: 31 })
  assert.deepEqual(inDays(30), { state: 'ending', within: 30, daysLeft: 30 })
  assert.deepEqual(inDays(8), { state: 'ending', within: 30, daysLeft: 8 })
  assert.deepEqual(inDays(7), { state: 'ending', within: 7, daysLeft: 7 })
})

test('the last day still counts, the day after does not', () => {
  assert.deepEqual(inDays(0), { state: 'ending', within: 7, daysLeft: 0 })
  assert.deepEqual(inDays(-1), { state: 'expired', daysAgo: 1 })
})

test('a meter without a day is not called expired', () => {
  assert.deepEqual(verificationOf(null, today), { state: 'unknown' })
})

test('as days pass, a meter only comes nearer to the end of its term', () => {
  const stages = ['valid', 90, 30, 7, 'expired']
  const stage = (days: number) => {
    const found = inDays(days)
    return stages.indexOf(found.state === 'ending' ? found.within : found.state)
  }
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 6000 }), (days) => {
      assert.ok(stage(days - 1) >= stage(days))
    }),
  )
})
