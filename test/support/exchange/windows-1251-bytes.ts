// What the tests write in windows-1251, apart from ASCII: a table of their own, not the reader's.
const OTHERS: Readonly<Record<string, number>> = {
  Ё: 0xa8,
  ё: 0xb8,
  '№': 0xb9,
  '«': 0xab,
  '»': 0xbb,
  '—': 0x97,
  '–': 0x96,
  '…': 0x85,
  '€': 0x88,
  '\u00A0': 0xa0,
}

export function windows1251Bytes(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const code = character.charCodeAt(0)
      if (code < 0x80) return code
      // А to я are the upper quarter, in order.
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
      const byte = OTHERS[character]
      if (byte === undefined) throw new RangeError(`${character} is not in the table`)
      return byte
    }),
  )
}
