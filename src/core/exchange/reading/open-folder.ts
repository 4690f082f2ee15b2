import { constants, type Stats } from 'node:fs'
import { lstat, open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'
import { packageWords } from './fault-words.ts'
import { clashes, findFile, MOST_FILES, packageFault, sortFiles } from './package-files.ts'
import { pathSlip } from './package-path.ts'
import { PackageDamaged, type PackageFile, type PackageSource } from './package-source.ts'

const PIECE_BYTES = 256 * 1024
const LOOKED_AT_ONCE = 64
// Windows has no such flag, and needs a right of its own to make links.
const NOT_THROUGH_LINKS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

type Listing = { readonly files: PackageFile[]; readonly faults: Fault[] }

// Opens a folder that holds datapackage.json, plain files and folders of them, and nothing else.
export async function openFolder(root: string): Promise<PackageSource | { faults: Fault[] }> {
  const { files, faults } = await listFolder(root)
  sortFiles(files)
  faults.push(...clashes(files))
  if (findFile(files, 'datapackage.json') === undefined) {
    faults.push(packageFault('datapackage.json', packageWords.noManifestInFolder))
  }
  if (faults.length > 0) return { faults }
  return {
    files,
    open: (path) => readFileOf(root, findFile(files, path)),
    close: async () => {},
  }
}

async function listFolder(root: string): Promise<Listing> {
  const listing: Listing = { files: [], faults: [] }
  const folders = ['']
  for (const folder of folders) {
    for await (const names of namesIn(join(root, folder))) {
      const paths = names.map((name) => folder + name)
      const found = await Promise.all(paths.map((path) => look(root, path)))
      for (const [index, path] of paths.entries()) {
        if (note(listing, path, found[index])) folders.push(`${path}/`)
      }
      if (listing.files.length + folders.length + listing.faults.length > MOST_FILES) {
        return {
          files: [],
          faults: [packageFault('.', packageWords.manyFiles(MOST_FILES), 'limit')],
        }
      }
    }
  }
  return listing
}

// A folder may hold a million files: they are never listed all at once.
async function* namesIn(folder: string): AsyncGenerator<string[]> {
  let names: string[] = []
  for await (const { name } of await opendir(folder, { bufferSize: LOOKED_AT_ONCE })) {
    names.push(name)
    if (names.length < LOOKED_AT_ONCE) continue
    yield names
    names = []
  }
  yield names
}

async function look(root: string, path: string): Promise<Stats | Fault> {
  const slip = pathSlip(path)
  if (slip !== undefined) return packageFault(path, slip)
  try {
    return await lstat(join(root, path))
  } catch (error) {
    if (!isGone(error)) throw error
    return packageFault(path, packageWords.changed)
  }
}

// Adds a file to the listing; true for a folder, which is to be listed in turn.
function note(listing: Listing, path: string, found: Stats | Fault | undefined): boolean {
  if (found === undefined) return false
  if ('message' in found) listing.faults.push(found)
  else if (found.isFile()) listing.files.push({ path, bytes: found.size })
  else if (found.isDirectory()) return true
  else {
    const word = found.isSymbolicLink() ? packageWords.link : packageWords.special
    listing.faults.push(packageFault(path, word))
  }
  return false
}

async function* readFileOf(root: string, file: PackageFile | undefined): AsyncGenerator<Buffer> {
  if (file === undefined) throw new PackageDamaged(packageWords.unlisted)
  const handle = await openPlain(join(root, file.path))
  try {
    const stats = await handle.stat()
    if (!stats.isFile() || stats.size !== file.bytes) throw new PackageDamaged(packageWords.changed)
    for (let left = file.bytes; left > 0; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, left))
      const { bytesRead } = await handle.read(piece, 0, piece.length)
      if (bytesRead === 0) throw new PackageDamaged(packageWords.changed)
      left -= bytesRead
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

async function openPlain(path: string) {
  try {
    return await open(path, NOT_THROUGH_LINKS)
  } catch (error) {
    if (isGone(error)) throw new PackageDamaged(packageWords.changed)
    throw error
  }
}

// The file went, or a link took its place, since it was listed.
function isGone(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(ENOENT|ELOOP|ENOTDIR)$/.test(`${error.code}`)
  )
}
