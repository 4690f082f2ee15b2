import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareTexts, textFault } from './text.ts'

const letters = fc.constantFrom(
  ...['a', 'Z', ' ', '7', 'я', 'Ё', 'й', 'и', '\u0306', '№', '«', 'é', '\u0301', '😀', '\u00A0'],
  ...['\u009F', '\u007F', '\n', '\u0000', '\uD83D', '\uDE00', '\u212B', 'Є', '\u0400'],
)
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: letters }),
  fc.string({ unit: letters, minLength: 490, maxLength: 510 }),
)

test('a text has no fault exactly when it keeps every rule', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const good =
        [...text].length <= 500 &&
        !/\p{Cc}/u.test(text) &&
        !/\p{Cs}/u.test(text) &&
        text === text.normalize('NFC')
      equal(textFault(text) === undefined, good)
    }),
    { numRuns: 2000 },
  )
})

test('any text in NFC that is short and printable is good', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      const printable = text
        .replace(/\p{Cc}/gu, '')
        .normalize('NFC')
        .slice(0, 500)
      fc.pre(printable.isWellFormed())
      equal(textFault(printable.normalize('NFC')), undefined)
    }),
  )
})

test('each fault has its name', () => {
  equal(textFault('Королёв Фёдор, кв. 145 «А» № 3'), undefined)
  equal(textFault(''), undefined)
  equal(textFault('я'.repeat(500)), undefined)
  equal(textFault('😀'.repeat(500)), undefined)
  equal(textFault('я'.repeat(501)), 'too-long')
  equal(textFault('😀'.repeat(501)), 'too-long')
  equal(textFault('я'.repeat(1_000_000)), 'too-long')
  equal(textFault('дом\n5'), 'control-character')
  equal(textFault('дом\u0085'), 'control-character')
  equal(textFault('Андреи\u0306'), 'not-nfc')
  equal(textFault('дом \uD83D'), 'ill-formed')
})

test('dates and ids are put in the order of their texts', () => {
  const sorted = ['2018-01-31', '2018-02-01', '2018-02-01', 'E-1', 'E-10', 'E-2']
  equal(sorted.toReversed().sort(compareTexts).join(), sorted.join())
  equal(compareTexts('E-1', 'E-1'), 0)
})
