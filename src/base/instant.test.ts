import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantText, parseInstant } from './instant.ts'

const zones = fc.constantFrom('Asia/Kamchatka', 'Europe/Moscow', 'America/St_Johns', 'UTC')
const FROM = Temporal.Instant.from('1900-01-02T00:00:00Z').epochNanoseconds
const TO = Temporal.Instant.from('2100-12-30T00:00:00Z').epochNanoseconds
const instants = fc
  .oneof(
    fc.bigInt({ min: FROM, max: TO }),
    fc.bigInt({ min: FROM / 10n ** 9n, max: TO / 10n ** 9n }).map((second) => second * 10n ** 9n),
  )
  .map((nanoseconds) => new Temporal.Instant(nanoseconds))

test('text and instant are exact inverses in every zone', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      equal(parseInstant(instantText(instant, zone))?.epochNanoseconds, instant.epochNanoseconds)
    }),
  )
})

test('the text is on the zone’s own clock', () => {
  const text = (at: string, zone: string): string => instantText(Temporal.Instant.from(at), zone)
  equal(text('2018-12-31T16:00:00Z', 'Asia/Kamchatka'), '2019-01-01T04:00:00+12:00')
  equal(text('2010-12-31T16:00:00.5Z', 'Asia/Kamchatka'), '2011-01-01T03:00:00.5+11:00')
  equal(text('2018-12-31T16:00:00Z', 'UTC'), '2018-12-31T16:00:00+00:00')
})

test('the offset is taken into account', () => {
  const epoch = (at: string): number | undefined => parseInstant(at)?.epochMilliseconds
  equal(epoch('2019-01-01T04:00:00+12:00'), epoch('2018-12-31T16:00:00Z'))
  equal(epoch('2019-01-01T04:00:00-00:00'), epoch('2019-01-01T04:00:00Z'))
  equal(epoch('1970-01-01T00:00:00.001Z'), 1)
})

test('what no clock shows, or has no offset, is refused', () => {
  for (const text of [
    '2019-02-29T00:00:00Z',
    '2019-01-01T24:00:00Z',
    '2019-01-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '2019-01-01T00:00:00+24:00',
    '2019-01-01T00:00:00+12:60',
    '1899-12-31T00:00:00Z',
    '2101-01-01T00:00:00Z',
    '2019-01-01T00:00:00',
    '2019-01-01T00:00Z',
    '2019-01-01 00:00:00Z',
    '2019-01-01t00:00:00z',
    '2019-01-01T00:00:00+12',
    '2019-01-01T00:00:00+1200',
    '2019-01-01T00:00:00.Z',
    '2019-01-01T00:00:00,5Z',
    '2019-01-01T00:00:00.1234567890Z',
    '2019-01-01T00:00:00Z[UTC]',
    '2019-01-01T00:00:00\u221212:00',
    '2019-01-01T00:00:00Z\n',
    '2019-01-01',
    '',
  ]) {
    equal(parseInstant(text), undefined, text)
  }
})

test('arbitrary text, also a megabyte of it, never throws', () => {
  const nearly = fc
    .tuple(fc.string({ unit: 'binary', maxLength: 12 }), fc.nat({ max: 25 }))
    .map(([noise, at]) => {
      const text = '2019-01-01T04:00:00+12:00'
      return text.slice(0, at) + noise + text.slice(at + noise.length)
    })
  fc.assert(fc.property(nearly, (text) => void parseInstant(text)))
  equal(parseInstant(`2019-01-01T00:00:00.${'0'.repeat(1_000_000)}Z`), undefined)
})
