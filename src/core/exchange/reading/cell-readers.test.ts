import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CalendarDate, parseCalendarDate } from '#base/calendar-date.ts'
import { parseDecimal } from '#base/decimal.ts'
import { parseRubles } from '#base/money.ts'
import { parsePeriod } from '#base/period.ts'
import type { ReadCell } from './cell-reader.ts'
import { columnReader } from './column-reader.ts'
import { dateReader, monthReader } from './read-date-cell.ts'
import { decimalReader, integerReader, moneyReader } from './read-number-cell.ts'
import { luhnReader, patternReader, textReader, wordReader } from './read-text-cell.ts'
import { tableSchemas } from './table-schema.ts'

// Reads a cell in the middle of other text, as readers do; undefined for a slip.
function reading(read: ReadCell, text: string): string | undefined {
  const value = read(`9-${text}.9`, 2, 2 + text.length)
  return typeof value === 'string' ? value : undefined
}

// Mostly what could be right, so that both outcomes are common.
const numberLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'-0123456789.'), minLength: 1, maxLength: 20 }),
  fc.stringMatching(/^-?[0-9]{1,16}\.[0-9]{1,3}$/),
  fc.stringMatching(/^-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,7})?$/),
)
const dateLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'-0123456789'), minLength: 7, maxLength: 10 }),
  fc.stringMatching(/^(18|19|20|21)[0-9][0-9]-(0[0-9]|1[0-3])-(0[0-9]|[12][0-9]|3[0-2])$/),
  fc.stringMatching(/^(18|19|20|21)[0-9][0-9]-(0[0-9]|1[0-3])$/),
)

test('money is read as the base reads rubles', () => {
  const read = moneyReader({})
  fc.assert(
    fc.property(numberLike, (text) => equal(reading(read, text), parseRubles(text)?.toString())),
    { numRuns: 3000 },
  )
  equal(reading(read, '90071992547409.91'), '9007199254740991')
  equal(reading(read, '-90071992547409.92'), undefined)
})

test('decimals are read as the base reads them, and kept as they stand', () => {
  const read = decimalReader(6, {})
  fc.assert(
    fc.property(numberLike, (text) => {
      const known = parseDecimal(text, { maxScale: 6, allowNegative: true })
      equal(reading(read, text), known && text)
    }),
    { numRuns: 3000 },
  )
})

test('dates and periods are read as the base reads them', () => {
  const [readDay, readMonth] = [dateReader(), monthReader()]
  fc.assert(
    fc.property(dateLike, (text) => {
      equal(reading(readDay, text), parseCalendarDate(text))
      equal(reading(readMonth, text), parsePeriod(text) && `${text}-01`)
    }),
    { numRuns: 3000 },
  )
  for (const text of ['2019-02-29', '1900-02-29', '2019-04-31', '2019-1-1', '2019/01/01']) {
    equal(reading(readDay, text), undefined, text)
  }
  equal(reading(readDay, '2000-02-29'), '2000-02-29')
})

test('a date is not after the day of the calculation, where the schema says so', () => {
  const read = dateReader('2019-01-31' as CalendarDate)
  equal(reading(read, '2019-01-31'), '2019-01-31')
  for (const text of ['2019-02-01', '2100-01-01']) equal(reading(read, text), undefined, text)
})

test('bounds hold at their very edge', () => {
  equal(reading(moneyReader({ maximum: 0 }), '0.00'), '0')
  equal(reading(moneyReader({ maximum: 0 }), '0.01'), undefined)
  equal(reading(moneyReader({ minimum: 0 }), '-0.01'), undefined)
  equal(reading(decimalReader(6, { minimum: 1 }), '1'), '1')
  equal(reading(decimalReader(6, { minimum: 1 }), '0.999999'), undefined)
  equal(reading(integerReader({ minimum: 1, maximum: 9 }), '9'), '9')
  for (const text of ['0', '10', '01', '+1', '-1', '1.0', '']) {
    equal(reading(integerReader({ minimum: 1, maximum: 9 }), text), undefined, text)
  }
  equal(reading(integerReader({}), '2147483647'), '2147483647')
  equal(reading(integerReader({}), '2147483648'), undefined)
  equal(reading(integerReader({}), '-0'), undefined)
})

test('texts are bounded in characters, not in units', () => {
  equal(reading(textReader(), '😀'.repeat(500)), '😀'.repeat(500))
  equal(reading(textReader(), '😀'.repeat(501)), undefined)
  equal(reading(textReader(), 'a'.repeat(501)), undefined)
  equal(reading(textReader(10, 10), '41АБ733115'), '41АБ733115')
  equal(reading(textReader(10, 10), '41АБ73311'), undefined)
  equal(reading(textReader(10, 10), '😀'.repeat(9)), undefined)
})

test('words and patterns match whole cells only', () => {
  const read = wordReader(['charge', 'payment', 'penalty'])
  for (const word of ['charge', 'payment', 'penalty']) equal(reading(read, word), word)
  for (const word of ['charg', 'charges', 'Charge', 'paymenu', 'xayment', '']) {
    equal(reading(read, word), undefined, word)
  }
  const digits = patternReader('[0-9]{4,20}')
  for (const text of ['0000', '1'.repeat(20)]) equal(reading(digits, text), text)
  for (const text of ['000', '1'.repeat(21), '12a4', '１２３４'])
    equal(reading(digits, text), undefined)
  equal(reading(patternReader('[A-F]{2}|x'), 'AB'), 'AB')
  equal(reading(patternReader('[A-F]{2}|x'), 'ABx'), undefined)
})

test('a unique number has a check digit', () => {
  const read = luhnReader(patternReader('[0-9]{16}'))
  equal(reading(read, '1234567890123452'), '1234567890123452')
  equal(reading(read, '1234567890123453'), undefined)
  equal(reading(read, '123456789012345'), undefined)
})

test('every field of every schema has a reader', () => {
  const context = { calculatedOn: '2019-01-01' as CalendarDate, branches: new Set(['elizovo']) }
  for (const schema of Object.values(tableSchemas)) {
    for (const field of schema.fields) equal(columnReader(field, context).name, field.name)
  }
  const branch = tableSchemas.accounts.fields.find(({ name }) => name === 'branch')
  const boolean = tableSchemas.meters.fields.find(({ name }) => name === 'accepts_readings')
  const hash = tableSchemas.receipts.fields.find(({ name }) => name === 'sha256')
  const values = [
    branch && reading(columnReader(branch, context).read, 'elizovo'),
    branch && reading(columnReader(branch, context).read, 'moscow'),
    boolean && reading(columnReader(boolean, context).read, 'true'),
    boolean && reading(columnReader(boolean, context).read, '1'),
    hash && reading(columnReader(hash, context).read, 'AB'.repeat(32)),
  ]
  deepEqual(values, ['elizovo', undefined, 't', undefined, 'ab'.repeat(32)])
})
