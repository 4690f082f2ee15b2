import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isReturnTime } from './return-times.ts'

// Every quarter of an hour between two instants at which a package is made, as the zone shows it.
function madeBetween(at: readonly string[], zone: string, from: string, to: string): string[] {
  const made: string[] = []
  const end = Temporal.Instant.from(to)
  let instant = Temporal.Instant.from(from)
  while (Temporal.Instant.compare(instant, end) < 0) {
    if (isReturnTime(at, zone, instant)) {
      made.push(instant.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }))
    }
    instant = instant.add({ minutes: 15 })
  }
  return made
}

test('a package is made at the times of the utility’s own clock, and at no other', () => {
  deepEqual(
    madeBetween(
      ['02:30', '14:30'],
      'Asia/Kamchatka',
      '2019-01-21T12:00:00Z',
      '2019-01-22T12:00:00Z',
    ),
    ['2019-01-22T02:30:00+12:00', '2019-01-22T14:30:00+12:00'],
  )
  deepEqual(madeBetween([], 'Asia/Kamchatka', '2019-01-21T12:00:00Z', '2019-01-22T12:00:00Z'), [])
})

test('a zone a quarter of an hour off has its quarters too', () => {
  deepEqual(
    madeBetween(['02:30'], 'Asia/Kathmandu', '2019-01-21T12:00:00Z', '2019-01-22T12:00:00Z'),
    ['2019-01-22T02:30:00+05:45'],
  )
})

test('a time that the clock leaves out comes when the clock goes on', () => {
  deepEqual(
    madeBetween(['02:30'], 'Europe/Berlin', '2019-03-30T12:00:00Z', '2019-04-01T12:00:00Z'),
    ['2019-03-31T03:30:00+02:00', '2019-04-01T02:30:00+02:00'],
  )
  // Asia/Kamchatka itself, while it still had summer time.
  deepEqual(
    madeBetween(['02:30'], 'Asia/Kamchatka', '2009-03-28T00:00:00Z', '2009-03-29T00:00:00Z'),
    ['2009-03-29T03:30:00+13:00'],
  )
  // A gap of a whole day: Samoa had no 30 December 2011.
  deepEqual(
    madeBetween(['02:30'], 'Pacific/Apia', '2011-12-29T00:00:00Z', '2011-12-31T13:00:00Z'),
    ['2011-12-29T02:30:00-10:00', '2011-12-31T02:30:00+14:00', '2012-01-01T02:30:00+14:00'],
  )
})

test('a time that the clock shows twice comes once', () => {
  deepEqual(
    madeBetween(['02:30'], 'Europe/Berlin', '2019-10-26T12:00:00Z', '2019-10-28T12:00:00Z'),
    ['2019-10-27T02:30:00+02:00', '2019-10-28T02:30:00+01:00'],
  )
})

test('in any zone and year each time comes once a day', () => {
  const quarter = fc.integer({ min: 0, max: 95 })
  const day = fc.integer({ min: 0, max: 36_500 })
  const zone = fc.constantFrom('Asia/Kamchatka', 'Europe/Moscow', 'America/New_York', 'Asia/Tehran')
  fc.assert(
    fc.property(quarter, day, zone, (at, days, timeZone) => {
      const time = Temporal.PlainTime.from('00:00').add({ minutes: at * 15 })
      const first = Temporal.PlainDate.from('1990-01-01').add({ days })
      const text = time.toString({ smallestUnit: 'minute' })
      const start = first.toZonedDateTime(timeZone).toInstant()
      const end = first.add({ days: 3 }).toZonedDateTime(timeZone).toInstant()
      equal(madeBetween([text], timeZone, start.toString(), end.toString()).length, 3)
    }),
    { numRuns: 60 },
  )
})
