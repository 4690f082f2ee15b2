import { assert } from './assert.ts'
import type { Brand } from './brand.ts'
import { isRefused, type Refused } from './outcome.ts'

// The unique number of one revision of a receipt: fifteen random digits and a Luhn check digit.
// Whoever holds it may claim the account, so it is never logged and is stored only as a hash.
export type ReceiptNumber = Brand<'ReceiptNumber'>

type ParsedReceiptNumber =
  | { readonly number: ReceiptNumber }
  | Refused<'empty' | 'not-digits' | 'check-digit'>
  | (Refused<'too-short' | 'too-long'> & { readonly digits: number })

const LENGTH = 16
const GAPS = /[\p{White_Space}\p{Dash}\p{Cf}.]+/gu
const NUMBER_SIGN = /^(?:№|N[oо°º]?)/iu
const ASCII_DIGITS = /^[0-9]+$/
const PAYMENT_CODE = /^ST0001[123][!-~]/
// The largest QR symbol holds 4296 characters.
const LONGEST_QR = 4296

// Takes what a person types or pastes: spaces of every kind, invisible marks, dashes, dots and a
// leading «№» are no matter. Tells slips apart, the check digit last, before any look-up.
export function parseReceiptNumber(typed: string): ParsedReceiptNumber {
  const digits = typed.replace(GAPS, '').replace(NUMBER_SIGN, '')
  if (digits === '') return { refused: 'empty' }
  if (!ASCII_DIGITS.test(digits)) return { refused: 'not-digits' }
  if (digits.length < LENGTH) return { refused: 'too-short', digits: digits.length }
  if (digits.length > LENGTH) return { refused: 'too-long', digits: digits.length }
  const number = withCheckDigit(digits.slice(0, -1))
  return number === digits ? { number } : { refused: 'check-digit' }
}

// As printed on the receipt: four groups of four that no line break parts.
export function formatReceiptNumber(number: ReceiptNumber): string {
  const groups = [number.slice(0, 4), number.slice(4, 8), number.slice(8, 12), number.slice(12)]
  return groups.join('\u00A0')
}

// Completes fifteen digits by the Luhn digit (ISO/IEC 7812-1, annex B).
export function withCheckDigit(first15: string): ReceiptNumber {
  assert(first15.length === LENGTH - 1 && ASCII_DIGITS.test(first15), 'fifteen digits are needed')
  let total = 0
  for (let at = 0; at < first15.length; at += 1) {
    const digit = first15.charCodeAt(at) - 48
    const weighted = at % 2 === 0 ? digit * 2 : digit
    total += weighted > 9 ? weighted - 9 : weighted
  }
  return `${first15}${(10 - (total % 10)) % 10}` as ReceiptNumber
}

// The number a receipt's payment code carries under QuittId, the "number of the receipt" of
// ГОСТ Р 56042-2014. The code's 8th character declares the separator. Keys are taken in any case;
// a code of another kind, or without a well-formed number, gives undefined.
export function receiptNumberFromQr(text: string): ReceiptNumber | undefined {
  if (text.length > LONGEST_QR || !PAYMENT_CODE.test(text)) return undefined
  for (const pair of text.slice(8).split(text.charAt(7))) {
    const equals = pair.indexOf('=')
    if (pair.slice(0, equals).trim().toLowerCase() !== 'quittid') continue
    const parsed = parseReceiptNumber(pair.slice(equals + 1))
    if (!isRefused(parsed)) return parsed.number
  }
  return undefined
}
