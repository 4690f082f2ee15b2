import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTree } from './own-folder.ts'
import type { RunAs } from './privileges.ts'
import { remove } from './remove-leftovers.ts'

// The kernel takes 107 bytes on Linux and 103 on macOS.
const longestSocketBytes = 103
const suffixLength = 6

// What lives only while one server does. The run folder holds the line (see keeper.sh); the socket
// is there too, unless its path is too long for the kernel and it goes to the folder for temporary
// files. Both have names of their own at each start, so that nothing of a killed server is in the
// way, and both are closed to other users.
export type RunFolder = { readonly runFolder: string; readonly socketFolder: string }

export function makeRunFolder(folder: string, runAs: RunAs): RunFolder {
  const runFolder = mkdtempSync(join(folder, 'run-'))
  const isLong = isTooLongForSocket(runFolder)
  const short = join(tmpdir(), `kabinet-${runFolder.slice(-suffixLength)}`)
  const socketFolder = isLong ? short : runFolder
  if (isLong) mkdirSync(short, { mode: 0o700 })
  const made = spawnSync('mkfifo', ['-m', '600', join(runFolder, 'line')], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr || `${made.error?.message}`)
  if (runAs.user) giveTree(runFolder, runAs.user)
  if (runAs.user) giveTree(socketFolder, runAs.user)
  return { runFolder, socketFolder }
}

export function isTooLongForSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) > longestSocketBytes
}

// The run folder of a server whose socket is in this folder.
export function runFolderOf(folder: string, socketFolder: string): string {
  return join(folder, `run-${socketFolder.slice(-suffixLength)}`)
}

export function removeRunFolder({ runFolder, socketFolder }: RunFolder): void {
  for (const path of [runFolder, socketFolder]) remove(path)
}
