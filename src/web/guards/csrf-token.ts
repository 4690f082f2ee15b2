import { randomFillSync, timingSafeEqual } from 'node:crypto'

const LENGTH = 32

// The token of a session or a visitor as it stands in a form: the secret under a mask that is new
// for every page, so that a compressed page never repeats it (BREACH). Takes a secret of 32 bytes.
export function maskedToken(secret: Buffer): string {
  const token = Buffer.allocUnsafe(2 * LENGTH)
  nextRandom().copy(token)
  for (let index = 0; index < LENGTH; index += 1) {
    token[LENGTH + index] = byteAt(token, index) ^ byteAt(secret, index)
  }
  return token.toString('base64url')
}

// Random bytes are asked for by the hundred: asking each time costs more than drawing the form.
function nextRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += LENGTH
  return pool.subarray(used - LENGTH, used)
}

const pool = Buffer.alloc(128 * LENGTH)
let used = pool.length

// Whether a token hides that secret. Any other text is refused.
export function tokenHides(secret: Buffer, given: string | undefined): boolean {
  if (given === undefined || !TOKEN.test(given)) return false
  const token = Buffer.from(given, 'base64url')
  const unmasked = Buffer.alloc(LENGTH)
  for (let index = 0; index < LENGTH; index += 1) {
    unmasked[index] = byteAt(token, index) ^ byteAt(token, LENGTH + index)
  }
  return timingSafeEqual(unmasked, secret)
}

// 64 bytes in base64url.
const TOKEN = /^[\w-]{86}$/

const byteAt = (bytes: Buffer, index: number): number => bytes[index] ?? 0
