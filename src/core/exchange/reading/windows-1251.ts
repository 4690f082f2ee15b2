// The characters of the code page by their bytes, as UTF-16 units.
const UNITS = Uint16Array.from(
  new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  (character) => character.charCodeAt(0),
)

// The one byte the code page leaves undefined.
export const UNDEFINED_BYTE = 0x98

// Decodes bytes[start, end): each byte is one character, the undefined one becomes U+0098.
export function decodeWindows1251(bytes: Buffer, start: number, end: number): string {
  const units = Buffer.allocUnsafe((end - start) * 2)
  for (let at = start, to = 0; at < end; at += 1, to += 2) {
    const unit = UNITS[bytes[at] as number] as number
    units[to] = unit & 0xff
    units[to + 1] = unit >> 8
  }
  return units.toString('utf16le')
}
