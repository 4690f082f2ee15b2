import { groupDigits, MINUS_SIGN } from './digit-groups.ts'

// A quantity, a price or a reading: units × 10^−scale. The scale is what the source wrote,
// so 139378.0 is kept and shown as 139378.0, though it equals 139378.
export type Decimal = { readonly units: bigint; readonly scale: number }

type DecimalLimits = {
  readonly maxScale: number
  readonly allowNegative?: boolean
  readonly maxIntegerDigits?: number
}

const PLAIN_DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/
// With six decimals this still fits a 64-bit integer.
const DEFAULT_INTEGER_DIGITS = 12
const POWERS_OF_TEN = Array.from({ length: 33 }, (_, power) => 10n ** BigInt(power))

// Reads the extract's form, '12.50': refuses signs unless allowed, leading zeros, a minus before
// zero, exponents and anything beyond the limits, so that decimalText gives back the same text.
export function parseDecimal(text: string, limits: DecimalLimits): Decimal | undefined {
  const { maxScale, allowNegative = false, maxIntegerDigits = DEFAULT_INTEGER_DIGITS } = limits
  if (text.length > maxIntegerDigits + maxScale + 2) return undefined
  const match = PLAIN_DECIMAL.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole.length > maxIntegerDigits || fraction.length > maxScale) return undefined
  const magnitude = BigInt(whole + fraction)
  if (sign === '') return { units: magnitude, scale: fraction.length }
  if (!allowNegative || magnitude === 0n) return undefined
  return { units: -magnitude, scale: fraction.length }
}

// The extract's form with every decimal the value came with.
export function decimalText(value: Decimal): string {
  const [whole, fraction] = digitsOf(value)
  const sign = value.units < 0n ? '-' : ''
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

// For people: '1 234,50' with a comma, narrow no-break spaces and a real minus.
export function formatDecimal(value: Decimal, options?: { dropZeros?: boolean }): string {
  const [whole, written] = digitsOf(value)
  const fraction = options?.dropZeros ? withoutEndingZeros(written) : written
  const sign = value.units < 0n ? MINUS_SIGN : ''
  const grouped = sign + groupDigits(whole)
  return fraction === '' ? grouped : `${grouped},${fraction}`
}

// Below, at or above zero, as Array.sort wants it; 1.0 and 1.00 compare as equal.
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const { units } = subtractDecimals(left, right)
  if (units === 0n) return 0
  return units < 0n ? -1 : 1
}

// Equality of the numbers, not of their texts: 1.0 equals 1.00.
export function decimalEquals(left: Decimal, right: Decimal): boolean {
  return compareDecimals(left, right) === 0
}

// The exact difference, at the finer of the two scales.
export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale)
  const units =
    left.units * powerOfTen(scale - left.scale) - right.units * powerOfTen(scale - right.scale)
  return { units, scale }
}

// The exact sum, at the finer of the two scales.
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  return subtractDecimals(left, { units: -right.units, scale: right.scale })
}

// The exact product, with the decimals of both.
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale }
}

// As a float, for judging and drawing: no sum is made of it, and nothing is written from it.
export function approximately({ units, scale }: Decimal): number {
  return Number(units) / Number(powerOfTen(scale))
}

// 10^power as a bigint, for powers of 0 and above.
export function powerOfTen(power: number): bigint {
  return POWERS_OF_TEN[power] ?? 10n ** BigInt(power)
}

function digitsOf({ units, scale }: Decimal): [whole: string, fraction: string] {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const point = digits.length - scale
  return [digits.slice(0, point), digits.slice(point)]
}

function withoutEndingZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}
