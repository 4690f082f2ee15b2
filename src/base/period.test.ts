import { equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AssertionFailed } from './assert.ts'
import { addDays, parseCalendarDate } from './calendar-date.ts'
import {
  daysIn,
  firstDayOf,
  lastDayOf,
  monthsBetween,
  nextPeriod,
  type Period,
  parsePeriod,
  periodFromSqlDate,
  periodOfDate,
  periodToSqlDate,
  previousPeriod,
} from './period.ts'

function known(text: string): Period {
  const period = parsePeriod(text)
  if (period === undefined) throw new Error(`not a period: ${text}`)
  return period
}

const periods = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => known(`${year}-${String(month).padStart(2, '0')}`))

test('the months of 1900–2100 follow one another in the order of their texts', () => {
  let period = known('1900-01')
  let count = 1
  while (period !== '2100-12') {
    const next = nextPeriod(period)
    equal(period < next, true)
    equal(parsePeriod(next), next)
    equal(previousPeriod(next), period)
    period = next
    count += 1
  }
  equal(count, 201 * 12)
})

test('arithmetic does not fail at the edges', () => {
  equal(previousPeriod(known('1900-01')), '1899-12')
  equal(nextPeriod(known('2100-12')), '2101-01')
})

test('the distance counts the steps', () => {
  fc.assert(
    fc.property(periods, fc.integer({ min: 0, max: 40 }), (start, steps) => {
      let period = start
      for (let step = 0; step < steps; step += 1) period = nextPeriod(period)
      equal(monthsBetween(start, period), steps)
      equal(monthsBetween(period, start), 0 - steps)
    }),
  )
})

test('a month runs from its first day to the day before the next month', () => {
  fc.assert(
    fc.property(periods, (period) => {
      equal(parseCalendarDate(firstDayOf(period)), `${period}-01`)
      equal(addDays(lastDayOf(period), 1), firstDayOf(nextPeriod(period)))
      equal(periodOfDate(firstDayOf(period)), period)
      equal(periodOfDate(lastDayOf(period)), period)
      equal(addDays(firstDayOf(period), daysIn(period)), firstDayOf(nextPeriod(period)))
    }),
  )
  equal(lastDayOf(known('2020-02')), '2020-02-29')
})

test('the database’s form is an exact inverse', () => {
  fc.assert(
    fc.property(periods, (period) => equal(periodFromSqlDate(periodToSqlDate(period)), period)),
  )
  equal(periodToSqlDate(known('2018-12')), '2018-12-01')
  throws(() => periodFromSqlDate('2018-12-02'), AssertionFailed)
  throws(() => periodFromSqlDate('2018-13-01'), AssertionFailed)
})

test('other forms are refused, and nothing throws', () => {
  const wrong = ['', '2018', '2018-00', '2018-13', '2018-1', '1899-12', '2101-01', '12.2018']
  for (const text of [...wrong, '2018-12-01', '2018-12\n', ' 2018-12', '2'.repeat(1_000_000)]) {
    equal(parsePeriod(text), undefined)
  }
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePeriod(text)))
})
