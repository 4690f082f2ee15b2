import type { FileHandle } from 'node:fs/promises'

type Directory = { readonly at: number; readonly end: number; readonly count: number }

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const END64_SIGNATURE = 0x06064b50
const END64_BYTES = 56
const LOCATOR_SIGNATURE = 0x07064b50
const LOCATOR_BYTES = 20
const LONGEST_COMMENT = 0xffff
const NOT_HERE_16 = 0xffff
const NOT_HERE_32 = 0xffffffff

// Whether the records behind an archive's directory tell of this very directory, each of them.
// Where they differ two programs would find two sets of files in one archive.
export async function directoryEndsAsTold(
  handle: FileHandle,
  archiveBytes: number,
  directory: Directory,
): Promise<boolean> {
  const length = archiveBytes - directory.end
  if (length < END_BYTES || length > END64_BYTES + LOCATOR_BYTES + END_BYTES + LONGEST_COMMENT) {
    return false
  }
  const tail = Buffer.alloc(length)
  await handle.read(tail, 0, length, directory.end)
  if (tail.readUInt32LE(0) === END_SIGNATURE) return endTells(tail, directory, false)
  if (length < END64_BYTES + LOCATOR_BYTES + END_BYTES) return false
  return (
    end64Tells(tail, directory) &&
    tail.readUInt32LE(END64_BYTES) === LOCATOR_SIGNATURE &&
    tail.readBigUInt64LE(END64_BYTES + 8) === BigInt(directory.end) &&
    endTells(tail.subarray(END64_BYTES + LOCATOR_BYTES), directory, true)
  )
}

function end64Tells(record: Buffer, { at, end, count }: Directory): boolean {
  return (
    record.readUInt32LE(0) === END64_SIGNATURE &&
    record.readBigUInt64LE(4) === BigInt(END64_BYTES - 12) &&
    record.readBigUInt64LE(32) === BigInt(count) &&
    record.readBigUInt64LE(40) === BigInt(end - at) &&
    record.readBigUInt64LE(48) === BigInt(at)
  )
}

// Beside a record of 64 bits the short one may leave a field to it.
function endTells(record: Buffer, { at, end, count }: Directory, beside64: boolean): boolean {
  const tells = (told: number, value: number, notHere: number) =>
    told === value || (beside64 && told === notHere)
  return (
    record.readUInt32LE(0) === END_SIGNATURE &&
    tells(record.readUInt16LE(10), count, NOT_HERE_16) &&
    tells(record.readUInt32LE(12), end - at, NOT_HERE_32) &&
    tells(record.readUInt32LE(16), at, NOT_HERE_32) &&
    record.readUInt16LE(20) === record.length - END_BYTES
  )
}
