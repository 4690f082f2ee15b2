import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CalendarDate } from '#base/calendar-date.ts'
import { parseDecimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import {
  englishDays,
  formatDate,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPeriod,
  formatQuantity,
  formatShortDate,
  russianDaysLeft,
  russianPlural,
} from './format.ts'
import { formatInstant, machineInstant } from './format-instant.ts'

// Spaces that hold a number and its words together, written so that they can be seen.
const seen = (text: string) => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '.')

test('dates and months in the case that Russian wants', () => {
  assert.equal(seen(formatDate('ru', '2019-01-14' as CalendarDate)), '14_января_2019')
  assert.equal(seen(formatDate('en', '2019-05-02' as CalendarDate)), '2_May_2019')
  assert.equal(formatShortDate('ru', '2019-01-04' as CalendarDate), '04.01.2019')
  assert.equal(seen(formatShortDate('en', '2019-12-04' as CalendarDate)), '4_Dec_2019')
  assert.equal(seen(formatMonth('ru', '2018-12' as Period)), 'декабрь_2018')
  assert.equal(seen(formatPeriod('ru', '2018-03' as Period)), 'за_март_2018')
  assert.equal(seen(formatPeriod('en', '2018-03' as Period)), 'for_March_2018')
})

test('sums and quantities, below zero with a real minus', () => {
  assert.equal(seen(formatMoney('ru', -123_456_789n)), '−1.234.567,89.₽')
  assert.equal(formatMoney('en', -123_456_789n), '−₽1,234,567.89')
  assert.equal(formatMoney('en', 5n), '₽0.05')
  const reading = parseDecimal('139378.0', { maxScale: 6 })
  assert.ok(reading)
  assert.equal(seen(formatNumber('ru', reading)), '139.378,0')
  assert.equal(formatNumber('en', reading), '139,378.0')
  assert.equal(seen(formatQuantity('ru', reading, 'kWh')), '139.378,0.кВт·ч')
  assert.equal(seen(formatQuantity('en', reading, 'Gcal')), '139,378.0.Gcal')
  const fall = parseDecimal('-1.5', { maxScale: 6, allowNegative: true })
  assert.ok(fall)
  assert.equal(formatNumber('en', fall), '−1.5')
})

test('the English groups of digits are those that Intl makes', () => {
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }), (kopecks) => {
      const rubles = `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`
      assert.equal(
        formatMoney('en', kopecks),
        `₽${format.format(rubles as Intl.StringNumericLiteral)}`,
      )
    }),
  )
})

test('the form a number takes is the one that Intl knows', () => {
  const rules = new Intl.PluralRules('ru')
  for (let count = 0; count <= 1200; count += 1) {
    assert.equal(russianPlural(count, 'one', 'few', 'many'), rules.select(count), `${count}`)
  }
})

test('days left agree with their number', () => {
  const said = [1, 2, 5, 11, 21].map((count) => seen(russianDaysLeft(count)))
  assert.deepEqual(said, [
    'остался 1_день',
    'осталось 2_дня',
    'осталось 5_дней',
    'осталось 11_дней',
    'остался 21_день',
  ])
  assert.deepEqual([1, 2].map(englishDays).map(seen), ['1_day', '2_days'])
})

test('an instant stands on the wall clock of the utility', () => {
  const instant = Temporal.Instant.from('2019-01-08T16:05:30Z')
  const zone = 'Asia/Kamchatka'
  assert.equal(seen(formatInstant('ru', instant, zone)), '9_января_2019, 04:05')
  assert.equal(seen(formatInstant('en', instant, zone)), '9_January_2019, 04:05')
  assert.equal(seen(formatInstant('ru', instant, 'Europe/Moscow')), '8_января_2019, 19:05')
  assert.equal(machineInstant(instant, zone), '2019-01-08T16:05:30Z')
})
