import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { AssertionFailed } from './assert.ts'
import { isRefused, type Refused, unreachable } from './outcome.ts'

type Parsed = { number: string } | (Refused<'too-short'> & { digits: number }) | Refused<'empty'>

function describe(outcome: Parsed): string {
  if (!isRefused(outcome)) return outcome.number
  switch (outcome.refused) {
    case 'too-short':
      return `only ${outcome.digits}`
    case 'empty':
      return 'nothing'
    default:
      return unreachable(outcome)
  }
}

test('a refusal is told from a result, and each side is narrowed', () => {
  const outcomes: Parsed[] = [
    { number: '17' },
    { refused: 'too-short', digits: 3 },
    { refused: 'empty' },
  ]
  deepEqual(outcomes.map(describe), ['17', 'only 3', 'nothing'])
})

test('values that are not objects are no refusals', () => {
  for (const value of [undefined, null, 'refused', 0, 1n, true]) equal(isRefused(value), false)
})

test('a case that types missed is our mistake', () => {
  throws(() => describe({ refused: 'surprise' } as unknown as Parsed), AssertionFailed)
})
