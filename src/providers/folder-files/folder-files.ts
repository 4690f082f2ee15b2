import { createHash } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'

// Receipts in a folder: <root>/ab/cd/abcd….pdf. Two levels keep a folder near a hundred files at
// ten million receipts. A copy grows in <root>/incoming and is renamed when it is whole and synced,
// so no half of one is ever found under its name; what a crash left there is overwritten by the
// retry.
export function folderFiles(root: string): ReceiptFiles {
  const growing = new Map<string, Promise<void>>()
  // Folders that gained a name since the last settle().
  const touched = new Set<string>()
  const placeOf = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return { name, path: join(root, name.slice(0, 2), name.slice(2, 4), `${name}.pdf`) }
  }
  return {
    has: (sha256) => exists(placeOf(sha256).path),
    read: (sha256) => unlessAbsent(readFile(placeOf(sha256).path)),
    put: async (sha256, content) => {
      const { name, path } = placeOf(sha256)
      // Two receipts of the same bytes share the first one's work.
      const other = growing.get(name)
      if (other) return other
      const own = takeIn(root, name, path, content, touched)
      growing.set(name, own)
      try {
        await own
      } finally {
        growing.delete(name)
      }
    },
    settle: async () => {
      const folders = [...touched]
      for (let at = 0; at < folders.length; at += 16) {
        await Promise.all(folders.slice(at, at + 16).map(syncFolder))
      }
      for (const folder of folders) touched.delete(folder)
    },
  }
}

async function takeIn(
  root: string,
  name: string,
  path: string,
  content: AsyncIterable<Buffer>,
  touched: Set<string>,
): Promise<void> {
  if (!(await exists(path))) {
    const incoming = join(root, 'incoming', name)
    await write(incoming, name, content)
    await moveInto(root, incoming, path, touched)
  }
  // Also for a copy that was there: the process that put it may have died before it synced the
  // name.
  touched.add(dirname(path))
}

async function write(path: string, name: string, content: AsyncIterable<Buffer>): Promise<void> {
  const file = await openNew(path)
  const hash = createHash('sha256')
  try {
    for await (const piece of content) {
      hash.update(piece)
      await file.writeFile(piece)
    }
    if (hash.digest('hex') !== name) throw new Error(`a receipt's bytes are not those of ${name}`)
    await file.sync()
  } catch (fault) {
    await file.close()
    await rm(path, { force: true })
    throw fault
  }
  await file.close()
}

async function openNew(path: string) {
  try {
    return await open(path, 'w', 0o600)
  } catch (fault) {
    if (!isAbsent(fault)) throw fault
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return await open(path, 'w', 0o600)
  }
}

async function moveInto(root: string, from: string, to: string, touched: Set<string>) {
  try {
    await rename(from, to)
  } catch (fault) {
    if (!isAbsent(fault)) throw fault
    const folder = dirname(to)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // A new folder is a name in its parents, and those must be synced too.
    touched.add(dirname(folder)).add(root)
    await rename(from, to)
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return (await unlessAbsent(access(path).then(() => true))) ?? false
}

async function unlessAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (fault) {
    if (isAbsent(fault)) return undefined
    throw fault
  }
}

function isAbsent(fault: unknown): boolean {
  return (fault as NodeJS.ErrnoException).code === 'ENOENT'
}
