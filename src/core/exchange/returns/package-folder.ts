import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type PackageFile = {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  read(): AsyncIterable<Buffer>
}

type PackageHooks = {
  readonly betweenFiles: () => Promise<void> | void
  readonly beforeRename: () => Promise<void> | void
}

const LEFTOVER = /^\.return-\d{4,}-[0-9a-f]{8}$/
const HOUR = 3_600_000

// Puts a package where others find it: whole under its name, or not at all. It grows beside its
// place under a name with a dot, is synced, and gets its name at last. What lies there already with
// the same bytes is left as it is; where something else lies, its name is given back and nothing
// changes.
export async function placePackage(
  path: string,
  files: readonly PackageFile[],
  hooks: PackageHooks,
): Promise<{ readonly differs: string } | undefined> {
  const found = await compare(path, files)
  if (found === 'absent') {
    const occupied = await writeWhole(path, files, hooks)
    if (occupied) return occupied
  } else if (found !== 'same') return found
  // Also for one that was there: who put it may have died before the name was synced.
  await syncFolder(dirname(path))
  return undefined
}

type Found = 'absent' | 'same' | { readonly differs: string }

async function compare(path: string, files: readonly PackageFile[]): Promise<Found> {
  const names = await namesIn(path)
  if (names === undefined) return 'absent'
  const strange = names.find((name) => !files.some((file) => file.name === name))
  if (strange !== undefined) return { differs: strange }
  for (const file of files) {
    if (!names.includes(file.name)) return { differs: file.name }
    if (!(await isSame(join(path, file.name), file))) return { differs: file.name }
  }
  return 'same'
}

// Undefined when nothing has the name. What is no folder holds no package: it differs by itself.
async function namesIn(path: string): Promise<string[] | undefined> {
  try {
    return await readdir(path)
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return undefined
    if (codeOf(fault) === 'ENOTDIR') return ['']
    throw fault
  }
}

async function isSame(path: string, { bytes, sha256 }: PackageFile): Promise<boolean> {
  const found = await stat(path)
  if (!found.isFile() || found.size !== bytes) return false
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex') === sha256
}

async function writeWhole(
  path: string,
  files: readonly PackageFile[],
  hooks: PackageHooks,
): Promise<{ readonly differs: string } | undefined> {
  const folder = dirname(path)
  const name = path.slice(folder.length + 1)
  const growing = join(folder, `.${name}-${randomBytes(4).toString('hex')}`)
  await mkdir(growing)
  try {
    await removeLeftovers(folder, growing)
    for (const file of files) {
      await writeFile(join(growing, file.name), file)
      await hooks.betweenFiles()
    }
    await syncFolder(growing)
    await hooks.beforeRename()
    await rename(growing, path)
  } catch (fault) {
    await rm(growing, { recursive: true, force: true })
    // Somebody else was sooner.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(fault))) throw fault
    const found = await compare(path, files)
    if (found === 'absent') throw fault
    return found === 'same' ? undefined : found
  }
  return undefined
}

async function writeFile(path: string, { name, bytes, sha256, read }: PackageFile): Promise<void> {
  const file = await open(path, 'wx')
  try {
    const hash = createHash('sha256')
    let written = 0
    for await (const piece of read()) {
      hash.update(piece)
      written += piece.length
      await file.writeFile(piece)
    }
    if (written !== bytes || hash.digest('hex') !== sha256) {
      throw new Error(`${name} did not come as it is kept`)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

// What crashes left behind. An hour by the clock of the disk itself, so that nobody's work under
// way goes.
async function removeLeftovers(folder: string, growing: string): Promise<void> {
  const now = (await stat(growing)).mtimeMs
  for (const name of await readdir(folder)) {
    if (!LEFTOVER.test(name)) continue
    const path = join(folder, name)
    const left = await stat(path).catch(() => undefined)
    if (left && left.mtimeMs < now - HOUR) await rm(path, { recursive: true, force: true })
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } catch (fault) {
    // Some network shares keep no folders that could be synced.
    if (!['EINVAL', 'ENOTSUP'].includes(codeOf(fault))) throw fault
  } finally {
    await folder.close()
  }
}

function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code ?? ''
}
