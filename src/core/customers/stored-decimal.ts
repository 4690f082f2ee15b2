import { assert } from '#base/assert.ts'
import { type Decimal, parseDecimal } from '#base/decimal.ts'

// A quantity, price, reading or area as the database gives it back. All were checked on the way in,
// at most six decimals; any other text is our mistake.
export function storedDecimal(text: string): Decimal {
  const value = parseDecimal(text, { maxScale: 6, allowNegative: true })
  assert(value !== undefined, 'a stored decimal is one the extract may hold')
  return value
}
