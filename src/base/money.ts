import { type Decimal, powerOfTen } from './decimal.ts'
import { groupDigits, MINUS_SIGN, NARROW_NO_BREAK_SPACE } from './digit-groups.ts'

// Money is a whole number of kopecks; a positive balance is a debt, a negative one an overpayment.
export type Kopecks = bigint

// Fourteen digits of rubles and two of kopecks hold every sum up to the limit.
const RUBLES = /^-?(?:0|[1-9]\d{0,13})\.\d{2}$/
const LONGEST_RUBLES = '-90071992547409.91'.length
// The database's domain of money has the same bounds.
const MOST_KOPECKS = 9_007_199_254_740_991n

// Reads the extract's form, '-1234.50'. One sum has one text: leading zeros, a plus and '-0.00'
// are refused, so rublesText gives back the very text. Refuses sums beyond ±90 071 992 547 409.91.
export function parseRubles(text: string): Kopecks | undefined {
  if (text.length > LONGEST_RUBLES || !RUBLES.test(text)) return undefined
  const kopecks = BigInt(text.slice(0, -3) + text.slice(-2))
  if (kopecks === 0n && text.startsWith('-')) return undefined
  return kopecks < -MOST_KOPECKS || kopecks > MOST_KOPECKS ? undefined : kopecks
}

// The extract's form: '-1234.50'.
export function rublesText(kopecks: Kopecks): string {
  const digits = digitsOf(kopecks)
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

// For people: '−1 234,56 ₽' with narrow no-break spaces and a real minus.
export function formatRubles(kopecks: Kopecks): string {
  const digits = digitsOf(kopecks)
  const sign = kopecks < 0n ? MINUS_SIGN : ''
  return `${sign}${groupDigits(digits.slice(0, -2))},${digits.slice(-2)}${NARROW_NO_BREAK_SPACE}₽`
}

// The exact total; zero for none.
export function sum(amounts: Iterable<Kopecks>): Kopecks {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

// Quantity × price in rubles, rounded half away from zero to the kopeck (rule R4 of the extract).
export function multiplyRounded(quantity: Decimal, price: Decimal): Kopecks {
  const hundredfold = quantity.units * price.units * 100n
  const divisor = powerOfTen(quantity.scale + price.scale)
  const half = hundredfold < 0n ? -divisor : divisor
  // Bigint division cuts towards zero, so adding half with the product's sign rounds away from it.
  return (hundredfold * 2n + half) / (divisor * 2n)
}

function digitsOf(kopecks: Kopecks): string {
  return (kopecks < 0n ? -kopecks : kopecks).toString().padStart(3, '0')
}
