import type { FileHandle } from 'node:fs/promises'
import yauzl from 'yauzl'
import type { Fault } from '../fault.ts'
import { excerpt } from './excerpt.ts'
import { packageWords } from './fault-words.ts'
import { clashes, MOST_FILES, packageFault, sortFiles } from './package-files.ts'
import { pathSlip } from './package-path.ts'
import { ZipDirectoryReader } from './zip-directory-reader.ts'
import { directoryEndsAsTold } from './zip-end.ts'
import { LOCAL_HEADER_BYTES, memberName, nextOffset, type ZipMember } from './zip-member.ts'

export type ZipListing = {
  // Sorted by path; the one top folder, if there is one, is part of no path.
  readonly members: readonly ZipMember[]
  readonly topFolder: string
  // In rising order, the directory's own at the end: a member's bytes end where the next begin.
  readonly offsets: Float64Array
}

// Of the names at the top no more are kept than tell whether it is one.
type Found = { members: ZipMember[]; readonly tops: Set<string>; readonly faults: Fault[] }

// FORMAT: unpacked at most 16 GB, and at most 200 : 1 above 20 MB.
const MOST_GIGABYTES = 16
const MOST_UNPACKED_BYTES = MOST_GIGABYTES * 1024 ** 3
const HARMLESS_BYTES = 20 * 1024 ** 2
const MOST_RATIO = 200
// Nobody mends a thousand bad names by hand.
const MOST_FAULTS = 1000

const STORED = 0
const DEFLATED = 8
// Encrypted, strongly encrypted, the directory itself encrypted.
const ENCRYPTION = 0x1 | 0x40 | 0x2000
const FILE_TYPE = 0o170000
const FOLDER_TYPE = 0o040000
const PLAIN_TYPE = 0o100000
const LINK_TYPE = 0o120000

// Reads the archive's directory and no more of it; refuses whatever is not a plain tree of files
// around one datapackage.json.
export async function listZip(
  handle: FileHandle,
  bytes: number,
  name: string,
): Promise<ZipListing | { faults: Fault[] }> {
  const found: Found = { members: [], tops: new Set(), faults: [] }
  const directoryAt = await readDirectory(handle, bytes, name, found)
  if (directoryAt === undefined) return { faults: found.faults }
  const topFolder = topFolderOf(found)
  if (topFolder === undefined) {
    found.faults.push(packageFault('datapackage.json', packageWords.noManifest))
    return { faults: found.faults }
  }
  const members = found.members.map(withoutFolder(topFolder))
  sortFiles(members)
  const offsets = new Float64Array(members.length + 1).fill(directoryAt)
  for (const [index, { offset }] of members.entries()) offsets[index] = offset
  offsets.sort()
  const faults = found.faults.concat(
    clashes(members),
    bombs(members, bytes, name),
    overlaps(members, offsets),
  )
  return faults.length > 0 ? { faults } : { members, topFolder, offsets }
}

// Returns where the directory begins, or undefined once it is plain that it cannot be used.
async function readDirectory(
  handle: FileHandle,
  bytes: number,
  name: string,
  found: Found,
): Promise<number | undefined> {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new ZipDirectoryReader(handle), bytes, {
      autoClose: false,
      decodeStrings: false,
    })
    // A position in the file, whatever the library's types say.
    const at = Number(zip.readEntryCursor)
    const count = zip.entryCount
    if (count > MOST_FILES) {
      found.faults.push(packageFault(name, packageWords.manyFiles(MOST_FILES), 'limit'))
      return undefined
    }
    for await (const entry of zip.eachEntry()) {
      note(found, entry)
      if (found.faults.length >= MOST_FAULTS) return undefined
    }
    const directory = { at, end: Number(zip.readEntryCursor), count }
    if (await directoryEndsAsTold(handle, bytes, directory)) return at
    found.faults.push(packageFault(name, packageWords.damagedArchive))
  } catch (error) {
    if (isFromDisk(error)) throw error
    const value = error instanceof Error ? excerpt(error.message) : null
    found.faults.push(packageFault(name, packageWords.damagedArchive, 'package', value))
  }
  return undefined
}

function note(found: Found, entry: yauzl.Entry): void {
  const name = memberName(entry.generalPurposeBitFlag, entry.fileNameRaw)
  const isFolder = name.endsWith('/')
  const path = isFolder ? name.slice(0, -1) : name
  const slip = pathSlip(path) ?? entrySlip(entry, isFolder)
  if (slip !== undefined) found.faults.push(packageFault(name, slip))
  if (found.tops.size < 2) found.tops.add(path.split('/', 1)[0] ?? '')
  if (slip !== undefined || isFolder) return
  found.members.push({
    path,
    bytes: entry.uncompressedSize,
    compressed: entry.compressedSize,
    offset: entry.relativeOffsetOfLocalHeader,
    crc: entry.crc32 | 0,
    deflated: entry.compressionMethod === DEFLATED,
  })
}

function entrySlip(entry: yauzl.Entry, isFolder: boolean): string | undefined {
  if (entry.generalPurposeBitFlag & ENCRYPTION) return packageWords.encrypted
  const method = entry.compressionMethod
  if (method !== STORED && method !== DEFLATED) return packageWords.method
  // Systems without types of files leave it 0.
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
  if (type === LINK_TYPE) return packageWords.link
  if (type !== 0 && type !== (isFolder ? FOLDER_TYPE : PLAIN_TYPE)) return packageWords.special
  return isFolder && entry.uncompressedSize > 0 ? packageWords.folderAndFile : undefined
}

// '' when datapackage.json lies at the top, undefined when it lies nowhere it may.
function topFolderOf({ members, tops }: Found): string | undefined {
  if (members.some(({ path }) => path === 'datapackage.json')) return ''
  const [top] = tops
  const manifest = `${top}/datapackage.json`
  return tops.size === 1 && members.some(({ path }) => path === manifest) ? `${top}/` : undefined
}

function withoutFolder(folder: string): (member: ZipMember) => ZipMember {
  if (folder === '') return (member) => member
  return (member) => ({ ...member, path: member.path.slice(folder.length) })
}

function bombs(members: readonly ZipMember[], bytes: number, name: string): Fault[] {
  const unpacked = members.reduce((total, member) => total + member.bytes, 0)
  const faults: Fault[] = []
  if (unpacked > MOST_UNPACKED_BYTES) {
    faults.push(packageFault(name, packageWords.unpackedBytes(MOST_GIGABYTES), 'limit'))
  }
  if (unpacked > HARMLESS_BYTES && unpacked > bytes * MOST_RATIO) {
    faults.push(packageFault(name, packageWords.ratio(MOST_RATIO), 'limit'))
  }
  return faults
}

// As far as the directory shows them; the rest shows when a member is read.
function overlaps(members: readonly ZipMember[], offsets: Float64Array): Fault[] {
  return members
    .filter(({ offset, compressed }) => {
      return offset + LOCAL_HEADER_BYTES + compressed > nextOffset(offsets, offset)
    })
    .map(({ path }) => packageFault(path, packageWords.overlap))
}

// The system's own errors, as against what the archive made its reader stumble over.
function isFromDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
