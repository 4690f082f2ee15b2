import type { Decimal } from './decimal.ts'
import type { Refused } from './outcome.ts'

// How many places a dial shows before and after its mark.
type Places = { readonly integerDigits: number; readonly fractionDigits: number }

type TypedDecimal =
  | { readonly value: Decimal }
  | Refused<'empty' | 'not-a-number' | 'too-many-digits' | 'too-many-decimals'>

// Spaces of every kind and invisible marks, as they come with what is pasted.
const GAPS = /[\p{White_Space}\p{Cf}]+/gu
const PLAIN = /^([0-9]+)(?:[.,]([0-9]*))?$/
const LONGEST = 64

// Takes what a person types or pastes: spaces, leading zeros, a comma or a dot. The number is the
// one that was typed, to the last digit, or it is refused: nothing is cut, rounded or guessed. More
// decimals than the dial has are taken only while they are zeros.
export function parseTypedDecimal(typed: string, places: Places): TypedDecimal {
  const text = typed.replace(GAPS, '')
  if (text === '') return { refused: 'empty' }
  const match = text.length > LONGEST ? null : PLAIN.exec(text)
  if (match === null) return { refused: 'not-a-number' }
  const whole = (match[1] ?? '').replace(/^0+(?=.)/, '')
  const fraction = match[2] ?? ''
  const decimals = fraction.slice(0, places.fractionDigits)
  if (whole.length > places.integerDigits) return { refused: 'too-many-digits' }
  if (/[1-9]/.test(fraction.slice(places.fractionDigits))) return { refused: 'too-many-decimals' }
  return { value: { units: BigInt(whole + decimals), scale: decimals.length } }
}
