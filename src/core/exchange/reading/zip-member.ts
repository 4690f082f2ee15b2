import yauzl from 'yauzl'
import type { PackageFile } from './package-source.ts'

// A file in an archive, as the archive's directory has it.
export type ZipMember = PackageFile & {
  readonly compressed: number
  // Where its local header begins.
  readonly offset: number
  // As signed 32 bits: a million of them stay small numbers.
  readonly crc: number
  readonly deflated: boolean
}

// Without the name and the extra field.
export const LOCAL_HEADER_BYTES = 30
const UTF8_NAME = 0x800

// A member's name by its raw bytes and flags; bytes that are no UTF-8 become U+FFFD.
export function memberName(flags: number, raw: Buffer): string {
  // Without the flag the format's own code page holds. A Unicode name in an extra field is a
  // second name for the same file, and not looked at.
  return flags & UTF8_NAME ? raw.toString('utf8') : yauzl.getFileNameLowLevel(flags, raw, [], true)
}

// The least of the sorted offsets above this one. Two members at one offset have no bytes between
// them and so overlap.
export function nextOffset(offsets: Float64Array, offset: number): number {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return offsets[low - 2] === offset ? offset : (offsets[low] ?? offset)
}
