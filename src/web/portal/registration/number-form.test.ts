import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withCheckDigit } from '#base/receipt-number.ts'
import { parseNumberForm } from './number-form.ts'

const number = withCheckDigit('482555388695550')
const grouped = number.replace(/(\d{4})(?=\d)/g, '$1 ')

test('a number is taken as people type and paste it', () => {
  for (const typed of [number, grouped, `№ ${grouped}`, ` ${grouped.replaceAll(' ', '-')} `]) {
    assert.deepEqual(parseNumberForm(typed, false), { number }, typed)
  }
})

test('each slip has its name and says how many digits there were', () => {
  const wrongDigit = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10)
  const cases: [typed: string, kind: string, digits: number][] = [
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['номер 1234', 'not-digits', 4],
    ['4120 2094 58', 'too-short', 10],
    [`${grouped} 12`, 'too-long', 18],
    [wrongDigit, 'check-digit', 16],
  ]
  for (const [typed, kind, digits] of cases) {
    assert.deepEqual(parseNumberForm(typed, false), { slip: { kind, digits } }, typed)
  }
})

test('the number of the sample is known for what it is', () => {
  const copied = parseNumberForm('1234 5678 9012 3456', false)
  assert.deepEqual(copied, { slip: { kind: 'sample', digits: 16 } })
})

test('an empty field keeps a number that was accepted, and no other slip does', () => {
  assert.equal(parseNumberForm(' ', true), 'kept')
  assert.deepEqual(parseNumberForm('1', true), { slip: { kind: 'too-short', digits: 1 } })
})
