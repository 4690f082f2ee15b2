import { assert } from '#base/assert.ts'

// Error correction level M of ISO/IEC 18004, table 9, for versions 1 to 40: correction codewords
// in a block, and the number of blocks.
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
]
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26,
  28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
]
const BYTE_MODE = 0b0100
const PADDING = [0xec, 0x11]

// The field of 256 elements over x⁸ + x⁴ + x³ + x² + 1.
const powers = new Uint8Array(510)
const logarithms = new Uint8Array(256)
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  powers[exponent] = value
  powers[exponent + 255] = value
  logarithms[value] = exponent
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d
}

// Codewords a symbol of this version holds, data and correction together.
export function capacity(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2
  let modules = (16 * version + 128) * version + 64
  if (alignments > 0) modules -= (25 * alignments - 10) * alignments - 55
  if (version >= 7) modules -= 36
  return modules >> 3
}

// The smallest version whose symbol at level M takes so many bytes. At most 2331 fit any.
export function versionFor(bytes: number): number {
  let version = 1
  while (version <= BLOCKS.length && bytes + headerBits(version) / 8 > dataCapacity(version)) {
    version += 1
  }
  assert(version <= BLOCKS.length, 'a payment code fits a symbol')
  return version
}

// The text in byte mode with its correction, in the order the symbol takes it.
export function codewords(text: Uint8Array, version: number): Uint8Array {
  const data = dataCodewords(text, version)
  const blocks = at(BLOCKS, version)
  const corrected = at(CORRECTION, version)
  const shortLength = Math.floor(data.length / blocks)
  const longFrom = blocks - (data.length % blocks)
  const result = new Uint8Array(capacity(version))
  const divisor = generator(corrected)
  for (let block = 0, start = 0; block < blocks; block += 1) {
    const length = shortLength + (block >= longFrom ? 1 : 0)
    const piece = data.subarray(start, start + length)
    start += length
    for (let index = 0; index < length; index += 1) {
      // The last codewords of the longer blocks come after all others, without gaps.
      const place = index < shortLength ? index * blocks + block : data.length - blocks + block
      result[place] = piece[index] ?? 0
    }
    const rest = remainder(piece, divisor)
    for (let index = 0; index < corrected; index += 1) {
      result[data.length + index * blocks + block] = rest[index] ?? 0
    }
  }
  return result
}

function dataCodewords(text: Uint8Array, version: number): Uint8Array {
  const data = new Uint8Array(dataCapacity(version))
  // The header leaves every byte of the text astride two codewords.
  const head = version < 10 ? [text.length] : [text.length >> 8, text.length & 0xff]
  let carried = BYTE_MODE
  let end = 0
  for (const source of [head, text]) {
    for (const byte of source) {
      data[end++] = (carried << 4) | (byte >> 4)
      carried = byte & 0x0f
    }
  }
  data[end++] = carried << 4
  for (let pad = 0; end < data.length; pad ^= 1) data[end++] = PADDING[pad] ?? 0
  return data
}

const dataCapacity = (version: number) =>
  capacity(version) - at(CORRECTION, version) * at(BLOCKS, version)
const headerBits = (version: number) => (version < 10 ? 12 : 20)

function generator(degree: number): Uint8Array {
  const polynomial = new Uint8Array(degree)
  polynomial[degree - 1] = 1
  for (let root = 0; root < degree; root += 1) {
    for (let index = 0; index < degree; index += 1) {
      const next = polynomial[index + 1] ?? 0
      polynomial[index] = times(polynomial[index] ?? 0, powers[root] ?? 0) ^ next
    }
  }
  return polynomial
}

function remainder(data: Uint8Array, divisor: Uint8Array): Uint8Array {
  const rest = new Uint8Array(divisor.length)
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0)
    rest.copyWithin(0, 1)
    rest[rest.length - 1] = 0
    for (let index = 0; index < rest.length; index += 1) {
      rest[index] = (rest[index] ?? 0) ^ times(divisor[index] ?? 0, factor)
    }
  }
  return rest
}

function times(left: number, right: number): number {
  if (left === 0 || right === 0) return 0
  return powers[(logarithms[left] ?? 0) + (logarithms[right] ?? 0)] ?? 0
}

function at(table: readonly number[], version: number): number {
  return table[version - 1] ?? 0
}
