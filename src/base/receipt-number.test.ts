import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AssertionFailed } from './assert.ts'
import {
  formatReceiptNumber,
  parseReceiptNumber,
  receiptNumberFromQr,
  withCheckDigit,
} from './receipt-number.ts'

const fifteen = fc.stringMatching(/^\d{15}$/)
const numbers = fifteen.map(withCheckDigit)
const PRINTED = withCheckDigit('522433818126099')

test('a printed number is read back', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      deepEqual(parseReceiptNumber(formatReceiptNumber(number)), { number })
    }),
  )
  equal(formatReceiptNumber(PRINTED), '5224\u00A03381\u00A08126\u00A00996')
})

test('gaps between the digits do not matter', () => {
  const gap = fc.constantFrom(
    ...['', ' ', '\u00A0', '\u202F', '\u3000', '\t', '\n', '-', '\u2013', '\u2212', '.'],
    ...['\u200B', '\u2060', '\uFEFF', '\u00AD', ' - '],
  )
  const lead = fc.constantFrom('', '№', '№ ', 'No', 'no. ', 'N ', 'Nо', 'N°')
  fc.assert(
    fc.property(
      numbers,
      lead,
      fc.array(gap, { minLength: 17, maxLength: 17 }),
      (number, l, gaps) => {
        const typed = l + gaps.map((text, at) => text + number.charAt(at)).join('')
        deepEqual(parseReceiptNumber(typed), { number })
      },
    ),
  )
})

test('one wrong digit is always caught', () => {
  const slip = fc.record({
    at: fc.integer({ min: 0, max: 15 }),
    by: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(numbers, slip, (number, { at, by }) => {
      const wrong = String((Number(number.charAt(at)) + by) % 10)
      const typed = number.slice(0, at) + wrong + number.slice(at + 1)
      deepEqual(parseReceiptNumber(typed), { refused: 'check-digit' })
    }),
  )
})

test('neighbours that changed places are caught, but for 0 and 9', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 14 }), (number, at) => {
      const [left, right] = [number.charAt(at), number.charAt(at + 1)]
      fc.pre(left !== right && left + right !== '09' && left + right !== '90')
      const typed = number.slice(0, at) + right + left + number.slice(at + 2)
      deepEqual(parseReceiptNumber(typed), { refused: 'check-digit' })
    }),
  )
})

test('the check digit is the only one that fits', () => {
  fc.assert(
    fc.property(fifteen, (digits) => {
      const fits = [...'0123456789'].filter((last) => 'number' in parseReceiptNumber(digits + last))
      deepEqual(fits, [withCheckDigit(digits).charAt(15)])
    }),
  )
  equal(withCheckDigit('411111111111111'), '4111111111111111')
  throws(() => withCheckDigit('41111111111111'), AssertionFailed)
  throws(() => withCheckDigit('41111111111111x'), AssertionFailed)
})

test('each slip has its name', () => {
  deepEqual(parseReceiptNumber(''), { refused: 'empty' })
  deepEqual(parseReceiptNumber(' № - '), { refused: 'empty' })
  deepEqual(parseReceiptNumber('5224 3381 8126 O996'), { refused: 'not-digits' })
  deepEqual(parseReceiptNumber('５２２４３３８１８１２６０９９６'), { refused: 'not-digits' })
  deepEqual(parseReceiptNumber('5224/3381/8126/0996'), { refused: 'not-digits' })
  deepEqual(parseReceiptNumber('5224 3381 8126 099'), { refused: 'too-short', digits: 15 })
  deepEqual(parseReceiptNumber('5224 3381 8126 0996 1'), { refused: 'too-long', digits: 17 })
})

test('arbitrary text, also a megabyte of it, never throws', () => {
  for (const parse of [parseReceiptNumber, receiptNumberFromQr]) {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parse(text)))
    for (const unit of [' ', '№', '1', '- ', 'x ', 'ST00012|', '=']) parse(unit.repeat(1_000_000))
  }
})

const REQUISITES = 'Name=ПАО «Энергия»|PersonalAcc=40702810000020000041|BankName=Банк|BIC=043002799'

test('a payment code gives its number wherever it stands', () => {
  const place = fc.integer({ min: 0, max: 4 })
  const separator = fc.constantFrom('|', ';', '^', '~', '#')
  const start = fc.constantFrom('ST00011', 'ST00012', 'ST00013')
  const key = fc.constantFrom('QuittId', 'QUITTID', 'quittid')
  fc.assert(
    fc.property(numbers, place, separator, start, key, (number, at, mark, head, name) => {
      const pairs = REQUISITES.split('|').toSpliced(at, 0, `${name}=${number}`)
      equal(receiptNumberFromQr([head, ...pairs].join(mark)), number)
      equal(receiptNumberFromQr([head, ...pairs, ''].join(mark)), number)
    }),
  )
})

test('a code without a well-formed number gives none', () => {
  for (const code of [
    `ST00012|${REQUISITES}`,
    `ST00012|${REQUISITES}|QuittId=`,
    `ST00012|${REQUISITES}|QuittId`,
    `ST00012|${REQUISITES}|QuittId=5224338181260997`,
    `ST00012|${REQUISITES}|Purpose=QuittId ${PRINTED}`,
    `ST00014|${REQUISITES}|QuittId=${PRINTED}`,
    `ST00022|${REQUISITES}|QuittId=${PRINTED}`,
    `https://example.org/?QuittId=${PRINTED}`,
    PRINTED,
    'ST00012',
    '',
  ]) {
    equal(receiptNumberFromQr(code), undefined, code)
  }
})
