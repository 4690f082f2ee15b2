import { capacity, codewords, versionFor } from './codewords.ts'
import { drawFormat, symbolOf } from './symbol.ts'

export type QrCode = {
  readonly size: number
  // 1 for a dark module, row by row.
  readonly modules: Uint8Array
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

// A QR symbol (ISO/IEC 18004) of the text's UTF-8 bytes at level M, in the mask that reads best.
// Made here because it is four fifths of a receipt's cost: 1 ms against 12 ms of a general library.
export function qrCode(text: string): QrCode {
  const bytes = Buffer.from(text, 'utf8')
  const version = versionFor(bytes.length)
  const { size, fixed, path } = symbolOf(version)
  const plain = Uint8Array.from(fixed)
  const data = codewords(bytes, version)
  for (let bit = 0; bit < capacity(version) * 8; bit += 1) {
    plain[path[bit] ?? 0] = ((data[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
  }
  let best: Uint8Array = plain
  let least = Number.POSITIVE_INFINITY
  MASKS.forEach((_, mask) => {
    const modules = Uint8Array.from(plain)
    const flips = maskOf(version, mask)
    for (let at = 0; at < modules.length; at += 1)
      modules[at] = (modules[at] ?? 0) ^ (flips[at] ?? 0)
    drawFormat(modules, size, mask)
    const found = penalty(modules, size)
    if (found < least) {
      best = modules
      least = found
    }
  })
  return { size, modules: best }
}

const knownMasks = new Map<number, Uint8Array>()

// 1 where the mask turns a module over: only where data lie.
function maskOf(version: number, mask: number): Uint8Array {
  const key = version * MASKS.length + mask
  const known = knownMasks.get(key)
  if (known) return known
  const { size, path } = symbolOf(version)
  const flips = new Uint8Array(size * size)
  for (const at of path) flips[at] = MASKS[mask]?.(at % size, Math.floor(at / size)) ? 1 : 0
  knownMasks.set(key, flips)
  return flips
}

// How hard a symbol is to read: section 7.8.3 of the standard.
function penalty(modules: Uint8Array, size: number): number {
  let dark = 0
  let squares = 0
  for (let at = 0; at < modules.length; at += 1) {
    dark += modules[at] ?? 0
    if (at % size === size - 1 || at + size >= modules.length) continue
    const same = (modules[at] ?? 0) + (modules[at + 1] ?? 0) + (modules[at + size] ?? 0)
    if (same + (modules[at + size + 1] ?? 0) === (same > 1 ? 4 : 0)) squares += 3
  }
  const offBalance = Math.floor(Math.abs((dark * 20) / modules.length - 10))
  return (
    linesPenalty(modules, size, 1) + linesPenalty(modules, size, size) + squares + offBalance * 10
  )
}

// Runs of five and more, and what looks like a finder, along rows or along columns.
function linesPenalty(modules: Uint8Array, size: number, step: number): number {
  let total = 0
  for (let line = 0; line < size; line += 1) {
    const start = step === 1 ? line * size : line
    let run = 0
    let before = -1
    let window = 0
    for (let index = 0; index < size; index += 1) {
      const module = modules[start + index * step] ?? 0
      run = module === before ? run + 1 : 1
      before = module
      if (run === 5) total += 3
      else if (run > 5) total += 1
      window = ((window << 1) | module) & 0x7ff
      if (index >= 10 && (window === 0b00001011101 || window === 0b10111010000)) total += 40
    }
  }
  return total
}
