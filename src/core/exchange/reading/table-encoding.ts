import { isAscii, isUtf8 } from 'node:buffer'
import { tableWords } from './fault-words.ts'
import { decodeWindows1251, UNDEFINED_BYTE } from './windows-1251.ts'

export type TableEncoding = {
  // Text of bytes[start, end). Bytes that mean nothing become U+FFFD or a control character.
  decode(bytes: Buffer, start: number, end: number): string
  // Looks at whole lines: whether every byte means something, and what was declared.
  examine(lines: Buffer): 'good' | 'bad-bytes' | 'wrong-encoding'
}

const RUSSIAN_WORD = /[а-яё]{4}/i

const utf8: TableEncoding = {
  decode: (bytes, start, end) => bytes.toString('utf8', start, end),
  examine: (lines) => (isUtf8(lines) ? 'good' : 'bad-bytes'),
}

const windows1251: TableEncoding = {
  decode: decodeWindows1251,
  examine: (lines) => {
    if (isAscii(lines)) return 'good'
    // Russian words written in UTF-8 never come out of windows-1251 by chance.
    if (isUtf8(lines) && RUSSIAN_WORD.test(lines.toString('utf8'))) return 'wrong-encoding'
    return lines.includes(UNDEFINED_BYTE) ? 'bad-bytes' : 'good'
  },
}

export function encodingOf(name: 'utf-8' | 'windows-1251'): TableEncoding {
  return name === 'utf-8' ? utf8 : windows1251
}

// Where a file's text begins by its first four bytes, or why it is not in the encoding declared.
export function startOf(
  first: Buffer,
  encoding: 'utf-8' | 'windows-1251',
): number | { readonly message: string } {
  const mark = first.toString('hex')
  // Two-byte encodings show by their mark, or by the zeros beside Latin letters.
  if (/^(fffe|feff|00..|..00)/.test(mark)) return { message: tableWords.utf16 }
  if (!mark.startsWith('efbbbf')) return 0
  return encoding === 'utf-8' ? 3 : { message: tableWords.markInWindows1251 }
}
