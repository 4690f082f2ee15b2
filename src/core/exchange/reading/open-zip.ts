import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Fault } from '../fault.ts'
import { packageWords } from './fault-words.ts'
import { listZip, type ZipListing } from './list-zip.ts'
import { findFile, packageFault } from './package-files.ts'
import { PackageDamaged, type PackageSource } from './package-source.ts'
import { readZipMember } from './read-zip-member.ts'
import { nextOffset } from './zip-member.ts'

// Opens an archive without unpacking it: its members are read where they lie.
export async function openZip(path: string): Promise<PackageSource | { faults: Fault[] }> {
  const handle = await open(path, 'r')
  try {
    const source = await sourceOf(handle, basename(path))
    if ('faults' in source) await handle.close()
    return source
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function sourceOf(
  handle: FileHandle,
  name: string,
): Promise<PackageSource | { faults: Fault[] }> {
  const { size } = await handle.stat()
  if (!(await looksLikeZip(handle))) return { faults: [packageFault(name, packageWords.neither)] }
  const listing = await listZip(handle, size, name)
  if ('faults' in listing) return listing
  return {
    files: listing.members,
    open: (path) => readListed(handle, listing, path),
    close: () => handle.close(),
  }
}

async function* readListed(
  handle: FileHandle,
  { members, topFolder, offsets }: ZipListing,
  path: string,
): AsyncGenerator<Buffer> {
  const member = findFile(members, path)
  if (member === undefined) throw new PackageDamaged(packageWords.unlisted)
  yield* readZipMember(handle, member, topFolder + path, nextOffset(offsets, member.offset))
}

async function looksLikeZip(handle: FileHandle): Promise<boolean> {
  const first = Buffer.alloc(4)
  await handle.read(first, 0, 4, 0)
  return first.toString('latin1', 0, 2) === 'PK'
}
