import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ownLike } from './own-folder.ts'
import { waitUntil } from './wait-until.ts'

const busy = 5

// One program at a time makes or starts the database of a folder. Node offers no flock; the lock of
// an SQLite file is the one lock within reach that the kernel lets go when its holder is killed.
export async function lockFolder(folder: string, log: (line: string) => void): Promise<() => void> {
  const path = join(folder, 'lock')
  const file = new DatabaseSync(path, { timeout: 0 })
  const taken = () => tryExclusive(file)
  try {
    ownLike(folder, path)
    if (!(await waitUntil(taken, 3_000))) {
      log(`Waiting for another program that is starting the database in ${folder} …`)
      await waitUntil(taken, Number.POSITIVE_INFINITY)
    }
  } catch (fault) {
    file.close()
    throw fault
  }
  return () => file.close()
}

function tryExclusive(file: DatabaseSync): boolean {
  try {
    file.exec('begin exclusive')
    return true
  } catch (fault) {
    if ((fault as { errcode?: number }).errcode === busy) return false
    throw fault
  }
}
