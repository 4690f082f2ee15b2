import assert from 'node:assert/strict'
import jsQR from 'jsqr'

const PIXELS = 3
const QUIET = 4

// Reads a QR symbol (1 for a dark module, row by row) as a camera would see it, by a program that
// has nothing to do with the one that drew it.
export function readSymbol(size: number, modules: Uint8Array): string {
  const width = (size + 2 * QUIET) * PIXELS
  const picture = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < size * PIXELS; y += 1) {
    for (let x = 0; x < size * PIXELS; x += 1) {
      if (!modules[Math.floor(y / PIXELS) * size + Math.floor(x / PIXELS)]) continue
      const at = ((y + QUIET * PIXELS) * width + x + QUIET * PIXELS) * 4
      picture.fill(0, at, at + 3)
    }
  }
  const found = jsQR.default(picture, width, width)
  assert.ok(found, 'the symbol can be read')
  return Buffer.from(found.binaryData).toString('utf8')
}
