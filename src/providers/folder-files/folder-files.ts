import { createHash } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReceiptCopy, ReceiptFiles } from '#core/receipts/receipt-files.ts'
import { inSlices, syncTogether } from './sync-together.ts'

// Receipts in a folder: <root>/ab/cd/abcd….pdf. Two levels keep a folder near a hundred files at
// ten million receipts. Copies grow in <root>/incoming and are renamed when they are whole and
// synced, so no half of one is ever found under its name; what a crash left there is overwritten by
// the retry.
export function folderFiles(root: string): ReceiptFiles {
  const growing = new Map<string, Promise<void>>()
  // Folders that gained a name since the last settle().
  const touched = new Set<string>()
  const pathOf = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return join(root, name.slice(0, 2), name.slice(2, 4), `${name}.pdf`)
  }
  const put = async (copies: readonly ReceiptCopy[]) => {
    const own = new Map<string, NewCopy>()
    // Two receipts of the same bytes share the first one's work.
    const others: Promise<void>[] = []
    for (const { sha256, content } of copies) {
      const name = sha256.toString('hex')
      const other = growing.get(name)
      if (other) others.push(other)
      else
        own.set(name, {
          name,
          path: pathOf(sha256),
          incoming: join(root, 'incoming', name),
          content,
        })
    }
    const work = takeIn(root, [...own.values()], touched)
    for (const name of own.keys()) growing.set(name, work)
    try {
      await Promise.all([work, ...others])
    } finally {
      for (const name of own.keys()) growing.delete(name)
    }
  }
  return {
    read: (sha256) => unlessAbsent(readFile(pathOf(sha256))),
    put,
    settle: async () => {
      const folders = [...touched]
      await syncTogether(root, folders)
      for (const folder of folders) touched.delete(folder)
    },
  }
}

type NewCopy = {
  readonly name: string
  readonly path: string
  readonly incoming: string
  readonly content: AsyncIterable<Buffer>
}

async function takeIn(root: string, copies: readonly NewCopy[], touched: Set<string>) {
  const written: NewCopy[] = []
  try {
    await inSlices(copies, async (copy) => {
      if (await exists(copy.path)) {
        // The process that put it may have died before it synced the name.
        touched.add(dirname(copy.path))
      } else {
        await write(copy)
        written.push(copy)
      }
    })
    await syncTogether(
      root,
      written.map(({ incoming }) => incoming),
    )
  } catch (fault) {
    await inSlices(written, ({ incoming }) => rm(incoming, { force: true }))
    throw fault
  }
  await inSlices(written, async ({ incoming, path }) => {
    await moveInto(root, incoming, path, touched)
    touched.add(dirname(path))
  })
}

async function write({ incoming, name, content }: NewCopy): Promise<void> {
  const file = await openNew(incoming)
  const hash = createHash('sha256')
  try {
    for await (const piece of content) {
      hash.update(piece)
      await file.writeFile(piece)
    }
    if (hash.digest('hex') !== name) throw new Error(`a receipt's bytes are not those of ${name}`)
  } catch (fault) {
    await file.close()
    await rm(incoming, { force: true })
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
