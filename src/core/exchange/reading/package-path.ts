import { packageWords } from './fault-words.ts'

const LONGEST_PATH = 255
// Backslashes and colons are separators elsewhere; U+FFFD stands for bytes that are no name.
const FORBIDDEN = /[\p{Cc}\\:\uFFFD]/u

// Why a path may not stand in a package: it would lead outside, or mean another place on another
// system. Undefined for a good one, with '/' between its parts.
export function pathSlip(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return packageWords.longPath
  const plain = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  return plain && !FORBIDDEN.test(path) ? undefined : packageWords.outside
}
