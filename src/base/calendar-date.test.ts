import { equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AssertionFailed } from './assert.ts'
import {
  addDays,
  type CalendarDate,
  dateInZone,
  daysBetween,
  daysInMonth,
  parseCalendarDate,
} from './calendar-date.ts'

const FIRST = Temporal.PlainDate.from('1900-01-01')
const SPAN = FIRST.until('2100-12-31').days
const offsets = fc.integer({ min: 0, max: SPAN })

function known(text: string): CalendarDate {
  const date = parseCalendarDate(text)
  if (date === undefined) throw new Error(`not a date: ${text}`)
  return date
}

function dayAt(offset: number): CalendarDate {
  return known(FIRST.add({ days: offset }).toString())
}

test('every day of 1900–2100 is read, in order', () => {
  let previous = '1899-12-31'
  for (let offset = 0; offset <= SPAN; offset += 1) {
    const date = dayAt(offset)
    equal(previous < date, true)
    previous = date
  }
  equal(previous, '2100-12-31')
})

test('exactly the real days of the span are read', () => {
  const parts = fc.tuple(
    fc.integer({ min: 1895, max: 2105 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  )
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const two = (part: number): string => String(part).padStart(2, '0')
      const text = `${year}-${two(month)}-${two(day)}`
      equal(parseCalendarDate(text) !== undefined, isReal(text) && year >= 1900 && year <= 2100)
    }),
    { numRuns: 2000 },
  )
})

function isReal(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

test('other forms are refused, and nothing throws', () => {
  const wrong = ['', '2019-1-1', '01.02.2019', '2019-01-01T00:00', '2019-01-01\n', '٢٠١٩-٠١-٠١']
  for (const text of [...wrong, '2019/01/01', ' 2019-01-01', '2'.repeat(1_000_000)]) {
    equal(parseCalendarDate(text), undefined)
  }
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCalendarDate(text)))
})

test('days add up, and counting them gives the addend back', () => {
  fc.assert(
    fc.property(offsets, offsets, (from, to) => {
      equal(daysBetween(dayAt(from), dayAt(to)), to - from)
      equal(addDays(dayAt(from), to - from), dayAt(to))
    }),
  )
})

test('adding goes over months and leap days', () => {
  equal(addDays(known('2019-02-28'), 1), '2019-03-01')
  equal(addDays(known('2020-02-28'), 1), '2020-02-29')
  equal(addDays(known('2018-12-31'), 10), '2019-01-10')
  equal(addDays(known('2019-01-01'), -1), '2018-12-31')
  equal(addDays(known('2100-12-31'), 1), '2101-01-01')
  throws(() => addDays(known('2100-12-31'), 4_000_000), AssertionFailed)
})

test('months have their lengths', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      (year, month) => {
        equal(daysInMonth(year, month), Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
      },
    ),
  )
})

test('the day depends on the zone, also where its offset has changed', () => {
  const at = (text: string, zone: string): string => dateInZone(Temporal.Instant.from(text), zone)
  equal(at('2018-12-31T12:00:00Z', 'Asia/Kamchatka'), '2019-01-01')
  equal(at('2018-12-31T11:59:59Z', 'Asia/Kamchatka'), '2018-12-31')
  equal(at('2018-12-31T12:00:00Z', 'Europe/Moscow'), '2018-12-31')
  equal(at('2010-12-31T12:30:00Z', 'Asia/Kamchatka'), '2010-12-31')
})
