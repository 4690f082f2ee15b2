import { randomBytes } from 'node:crypto'
import { renameSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { remove } from './remove-leftovers.ts'
import { isTooLongForSocket } from './run-folder.ts'

// The address under which a program knows its server: a link of its own to the socket's folder. A
// server that is started anew lies elsewhere; what was connected once goes on under the same URL.
type SocketLink = {
  readonly path: string
  point(socketFolder: string): void
  remove(): void
}

export function linkSocket(folder: string): SocketLink {
  const own = join(folder, `to-${randomBytes(3).toString('hex')}`)
  // The kernel counts the path as it is written, not where it leads.
  const path = isTooLongForSocket(own) ? join(tmpdir(), `kabinet-to-${random()}`) : own
  return {
    path,
    point: (socketFolder) => {
      // Made beside and renamed: whoever connects meanwhile finds the old one or the new.
      const beside = `${path}.${random()}`
      symlinkSync(socketFolder, beside)
      renameSync(beside, path)
    },
    remove: () => remove(path),
  }
}

const random = () => randomBytes(8).toString('hex')
