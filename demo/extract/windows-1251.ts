import { assert } from '#base/assert.ts'

const UNKNOWN = 0
const bytes = new Uint8Array(0x10000)
const decoder = new TextDecoder('windows-1251')
for (let byte = 1; byte < 256; byte += 1) {
  bytes[decoder.decode(Uint8Array.of(byte)).charCodeAt(0)] = byte
}

// The text in windows-1251. Takes only what that code page holds.
export function encodeWindows1251(text: string): Buffer {
  const encoded = Buffer.allocUnsafe(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const byte = bytes[text.charCodeAt(at)] ?? UNKNOWN
    assert(byte !== UNKNOWN, 'a table in windows-1251 holds only its characters')
    encoded[at] = byte
  }
  return encoded
}
