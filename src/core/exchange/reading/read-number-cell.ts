import { afterDigits, type ReadCell } from './cell-reader.ts'
import { valueWords } from './fault-words.ts'

type Bounds = {
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}

const MINUS = 45
const POINT = 46
const ZERO = 48
// The database keeps whole numbers in four bytes and decimals of twelve digits before the point.
const GREATEST_INTEGER = 2_147_483_647
const INTEGER_DIGITS = 12
// The database's domain of money has the same bounds; so every sum is exact as a number, too.
const MOST_KOPECKS = Number.MAX_SAFE_INTEGER
const MONEY_DIGITS = 14

// Rubles with exactly two decimals, '-1234.50', as whole kopecks, '-123450'. One sum has one text:
// no leading zeros, no plus, no '-0.00'. The base's parseRubles takes the very same texts.
export function moneyReader(bounds: Bounds): ReadCell {
  const wrong = { message: valueWords.money }
  const outside = { message: valueWords.bounds(bounds) }
  const most = bounds.maximum === undefined ? MOST_KOPECKS : bounds.maximum * 100
  const least = bounds.minimum === undefined ? -MOST_KOPECKS : bounds.minimum * 100
  return (text, start, end) => {
    const negative = text.charCodeAt(start) === MINUS
    const first = negative ? start + 1 : start
    const point = end - 3
    if (point <= first || point - first > MONEY_DIGITS || text.charCodeAt(point) !== POINT) {
      return wrong
    }
    if (text.charCodeAt(first) === ZERO && point - first > 1) return wrong
    if (afterDigits(text, first, point) !== point) return wrong
    if (afterDigits(text, point + 1, end) !== end) return wrong
    let kopecks = 0
    for (let at = first; at < end; at += 1) {
      if (at !== point) kopecks = kopecks * 10 + (text.charCodeAt(at) - ZERO)
    }
    if (kopecks > MOST_KOPECKS || (negative && kopecks === 0)) return wrong
    if (negative) kopecks = -kopecks
    return kopecks < least || kopecks > most ? outside : String(kopecks)
  }
}

// A decimal number with at most `decimals` decimals and twelve digits before them, as it stands:
// 139378.0 stays 139378.0. The base's parseDecimal takes the very same texts.
export function decimalReader(decimals: number, bounds: Bounds): ReadCell {
  const wrong = { message: valueWords.decimal(decimals) }
  const outside = { message: valueWords.bounds(bounds) }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = bounds
  const bounded = bounds.minimum !== undefined || bounds.maximum !== undefined
  return (text, start, end) => {
    const negative = text.charCodeAt(start) === MINUS
    const first = negative ? start + 1 : start
    const point = afterDigits(text, first, end)
    if (point === first || point - first > INTEGER_DIGITS) return wrong
    if (text.charCodeAt(first) === ZERO && point - first > 1) return wrong
    if (point !== end) {
      if (text.charCodeAt(point) !== POINT || end - point < 2) return wrong
      if (end - point - 1 > decimals || afterDigits(text, point + 1, end) !== end) return wrong
    }
    const value = text.slice(start, end)
    if (!negative && !bounded) return value
    const number = Number(value)
    // A zero has one text, too.
    if (negative && number === 0) return wrong
    return number < minimum || number > maximum ? outside : value
  }
}

// A whole number of four bytes, as it stands: no leading zeros, no plus.
export function integerReader(bounds: Bounds): ReadCell {
  const wrong = { message: valueWords.integer }
  const outside = { message: valueWords.bounds(bounds) }
  const { minimum = -GREATEST_INTEGER, maximum = GREATEST_INTEGER } = bounds
  return (text, start, end) => {
    const negative = text.charCodeAt(start) === MINUS
    const first = negative ? start + 1 : start
    if (end === first || end - first > 10 || afterDigits(text, first, end) !== end) return wrong
    if (text.charCodeAt(first) === ZERO && (negative || end - first > 1)) return wrong
    const value = text.slice(start, end)
    const number = Number(value)
    return number < minimum || number > maximum ? outside : value
  }
}
