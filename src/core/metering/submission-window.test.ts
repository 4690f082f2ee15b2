import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, daysBetween } from '#base/calendar-date.ts'
import { nextPeriod, type Period, periodOfDate } from '#base/period.ts'
import type { ReadingWindow } from '#core/customers/reading-window.ts'
import type { Service } from '#core/customers/service.ts'
import { submissionWindow } from './submission-window.ts'

const from = (period: string) => ({ from: period as Period })
const windows: readonly ReadingWindow[] = [
  { ...from('2018-01'), firstDay: 15, lastDay: 25 },
  { ...from('2019-03'), firstDay: 10, lastDay: 20 },
  { ...from('2018-01'), service: 'heating', firstDay: 20, lastDay: 31 },
  { ...from('2018-01'), branch: 'milkovo', firstDay: 1, lastDay: 5 },
  { ...from('2018-01'), branch: 'milkovo', service: 'heating', firstDay: 2, lastDay: 6 },
]

function on(today: string, branch = 'elizovo', service: Service = 'electricity') {
  const window = submissionWindow(windows, { branch, service }, today as CalendarDate)
  const { state, period, opensOn, closesOn, daysLeft } = window
  return `${state} ${period} ${opensOn} ${closesOn} ${daysLeft}`
}

test('before, inside and after: the period it counts for is told', () => {
  assert.equal(on('2019-01-14'), 'before 2019-01 2019-01-15 2019-01-25 11')
  assert.equal(on('2019-01-15'), 'open 2019-01 2019-01-15 2019-01-25 10')
  assert.equal(on('2019-01-22'), 'open 2019-01 2019-01-15 2019-01-25 3')
  assert.equal(on('2019-01-25'), 'open 2019-01 2019-01-15 2019-01-25 0')
  assert.equal(on('2019-01-26'), 'after 2019-02 2019-02-15 2019-02-25 30')
})

test('after the last window of a year comes the first of the next', () => {
  assert.equal(on('2018-12-31'), 'after 2019-01 2019-01-15 2019-01-25 25')
})

test('the 31st is the last day of any month, leap years included', () => {
  const heating = (today: string) => on(today, 'elizovo', 'heating')
  assert.equal(heating('2019-02-28'), 'open 2019-02 2019-02-20 2019-02-28 0')
  assert.equal(heating('2020-02-28'), 'open 2020-02 2020-02-20 2020-02-29 1')
  assert.equal(heating('2020-02-29'), 'open 2020-02 2020-02-20 2020-02-29 0')
  assert.equal(heating('2020-03-01'), 'before 2020-03 2020-03-20 2020-03-31 30')
})

test('the window that says more goes before, and a later one ends an earlier', () => {
  assert.equal(on('2019-01-03', 'milkovo'), 'open 2019-01 2019-01-01 2019-01-05 2')
  assert.equal(on('2019-01-01', 'milkovo', 'heating'), 'before 2019-01 2019-01-02 2019-01-06 5')
  assert.equal(on('2019-02-28'), 'after 2019-03 2019-03-10 2019-03-20 20')
  assert.equal(on('2019-03-21'), 'after 2019-04 2019-04-10 2019-04-20 30')
})

const days = fc
  .integer({ min: 0, max: 366 * 200 })
  .map((count) => addDays('1901-01-01' as CalendarDate, count))
const anyWindow = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }))
  .map(([one, other]) => ({ firstDay: Math.min(one, other), lastDay: Math.max(one, other) }))

test('every day of every calendar counts for exactly one bill, and none goes backwards', () => {
  fc.assert(
    fc.property(days, anyWindow, (today, span) => {
      const settings = [{ ...from('1901-01'), ...span }]
      const asked = { branch: 'elizovo', service: 'electricity' as const }
      const window = submissionWindow(settings, asked, today)
      const tomorrow = submissionWindow(settings, asked, addDays(today, 1))
      const month = periodOfDate(today)
      assert.ok(window.opensOn <= window.closesOn && today <= window.closesOn)
      assert.equal(periodOfDate(window.opensOn), window.period)
      assert.equal(periodOfDate(window.closesOn), window.period)
      assert.equal(window.daysLeft, daysBetween(today, window.closesOn))
      assert.equal(window.period, window.state === 'after' ? nextPeriod(month) : month)
      assert.equal(window.state === 'open', today >= window.opensOn && window.state !== 'after')
      assert.ok(tomorrow.period === window.period || tomorrow.period === nextPeriod(window.period))
    }),
  )
})
