import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { release } from 'node:os'

// Fewer are synced sooner one by one.
const many = 64
const atOnce = 32

// Once it returns, these files and folders, all below `root` and on its file system, are on the
// disk. Many are put there by syncing the file system once, which costs about as much as a few
// files; where that cannot be done, or says that it failed, each is synced and tells by itself.
export async function syncTogether(root: string, paths: readonly string[]): Promise<void> {
  if (paths.length >= many && tellsOfFailures && (await syncFileSystem(root))) return
  await inSlices(paths, syncOne)
}

// The first failure is thrown when the others of its slice have ended.
export async function inSlices<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) {
    const ended = await Promise.allSettled(items.slice(at, at + atOnce).map(work))
    const failed = ended.find(({ status }) => status === 'rejected')
    if (failed) throw (failed as PromiseRejectedResult).reason
  }
}

// Before Linux 5.8 syncfs() kept silent about pages that could not be written; other systems have
// none.
const tellsOfFailures = process.platform === 'linux' && isAtLeast(release(), 5, 8)

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return first > major || (first === major && second >= minor)
}

function syncFileSystem(root: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('sync', ['-f', root], { timeout: 0 }, (fault) => resolve(fault === null))
  })
}

async function syncOne(path: string): Promise<void> {
  const opened = await open(path, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
