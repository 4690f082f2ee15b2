import type { FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib'
import { packageWords } from './fault-words.ts'
import { PackageDamaged } from './package-source.ts'
import { LOCAL_HEADER_BYTES, memberName, type ZipMember } from './zip-member.ts'

const SIGNATURE = 0x04034b50
const ENCRYPTED = 0x1
// Sizes and checksum stand behind the data, or only in the directory.
const SIZES_LATER = 0x8
const SIZES_IN_64_BITS = 0xffffffff
const DEFLATED = 8
const PIECE_BYTES = 256 * 1024
// A receipt comes from the disk, and out of its compression, in one piece.
const SMALL_BYTES = 1024 * 1024

const inflateWhole = promisify(inflateRaw)

// The member's bytes, checked against the directory: the local header, the size, the checksum.
// `end` is where the next member begins; `name` is its whole name in the archive.
export async function* readZipMember(
  handle: FileHandle,
  member: ZipMember,
  name: string,
  end: number,
): AsyncGenerator<Buffer> {
  const first = Buffer.allocUnsafe(Math.min(end - member.offset, SMALL_BYTES))
  const { bytesRead } = await handle.read(first, 0, first.length, member.offset)
  const data = dataStart(first.subarray(0, bytesRead), member, name)
  if (member.offset + data + member.compressed > end) throw new PackageDamaged(packageWords.overlap)
  const whole = first.subarray(data, data + member.compressed)
  const atOnce = whole.length === member.compressed && member.bytes <= SMALL_BYTES
  const pieces = atOnce
    ? unpackedWhole(whole, member)
    : unpacked(rawPieces(handle, member.offset + data, member.compressed), member.deflated)
  let bytes = 0
  let checksum = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > member.bytes) break
    checksum = crc32(piece, checksum)
    yield piece
  }
  if (bytes !== member.bytes) throw new PackageDamaged(packageWords.unpacked)
  if ((checksum | 0) !== member.crc) throw new PackageDamaged(packageWords.checksum)
}

// Where the data begins, counted from the local header, which must tell what the directory tells.
function dataStart(header: Buffer, member: ZipMember, name: string): number {
  const differs = () => new PackageDamaged(packageWords.localHeader)
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== SIGNATURE) throw differs()
  const flags = header.readUInt16LE(6)
  const nameEnd = LOCAL_HEADER_BYTES + header.readUInt16LE(26)
  const localName = memberName(flags, header.subarray(LOCAL_HEADER_BYTES, nameEnd))
  const deflated = header.readUInt16LE(8) === DEFLATED
  if (flags & ENCRYPTED || deflated !== member.deflated || localName !== name) throw differs()
  const sizes = [header.readUInt32LE(18), header.readUInt32LE(22)]
  const expected = [member.compressed, member.bytes]
  const same = sizes.every((size, at) => size === expected[at] || size === SIZES_IN_64_BITS)
  const checksum = header.readInt32LE(14)
  if (!(flags & SIZES_LATER) && (!same || checksum !== member.crc)) throw differs()
  return nameEnd + header.readUInt16LE(28)
}

async function* unpackedWhole(data: Buffer, member: ZipMember): AsyncGenerator<Buffer> {
  if (!member.deflated) {
    yield data
    return
  }
  try {
    yield await inflateWhole(data, { maxOutputLength: Math.max(member.bytes, 1) })
  } catch (error) {
    throw damagedBy(error)
  }
}

async function* unpacked(pieces: AsyncIterable<Buffer>, deflated: boolean): AsyncGenerator<Buffer> {
  if (!deflated) {
    yield* pieces
    return
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES })
  // The loop below hears of every error; the pipeline only passes it on.
  pipeline(Readable.from(pieces), inflate, () => {})
  try {
    for await (const piece of inflate) yield piece
  } catch (error) {
    throw damagedBy(error)
  }
}

async function* rawPieces(
  handle: FileHandle,
  start: number,
  length: number,
): AsyncGenerator<Buffer> {
  for (let read = 0; read < length; ) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, length - read))
    const { bytesRead } = await handle.read(piece, 0, piece.length, start + read)
    if (bytesRead === 0) throw new PackageDamaged(packageWords.changed)
    read += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}

// Bytes that do not inflate, or to more than was declared; the system's own errors stay theirs.
function damagedBy(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const ofData = code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE'
  return ofData ? new PackageDamaged(packageWords.unpacked) : error
}
