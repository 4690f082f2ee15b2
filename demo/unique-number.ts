import { assert } from '#base/assert.ts'
import { type ReceiptNumber, withCheckDigit } from '#base/receipt-number.ts'
import { scatter } from './random.ts'

const ALL = 10 ** 15
const HALF_BITS = 25
const HALF = 2 ** HALF_BITS
const ROUNDS = 6

// The number printed on the receipt with this ordinal (0 ≤ ordinal < 10¹⁵): looks random, and no
// two ordinals of a seed share one. Good for a make-believe utility only: a seed is no secret.
export function uniqueNumber(seed: number, ordinal: number): ReceiptNumber {
  assert(ordinal >= 0 && ordinal < ALL, 'an ordinal below 10¹⁵ is needed')
  // The permutation is of 2⁵⁰ numbers; walking on until one is below 10¹⁵ keeps it a permutation.
  let number = ordinal
  do number = permuted(seed, number)
  while (number >= ALL)
  return withCheckDigit(String(number).padStart(15, '0'))
}

// A Feistel network: each round can be undone, so the whole is a bijection.
function permuted(seed: number, number: number): number {
  let left = Math.floor(number / HALF)
  let right = number % HALF
  for (let round = 1; round <= ROUNDS; round += 1) {
    const mask = scatter(scatter(right + round * 0x9e3779b9) ^ seed) >>> (32 - HALF_BITS)
    const next = left ^ mask
    left = right
    right = next
  }
  return left * HALF + right
}
