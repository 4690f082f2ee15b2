import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type RunFolder, runFolderOf } from './run-folder.ts'

type Postmaster = {
  readonly pid: number
  // Not told yet in the first moments of a start.
  readonly place: RunFolder | undefined
  readonly isReady: boolean
}

// What PostgreSQL says of itself in postmaster.pid, one fact to a line, or undefined without one.
// The file outlives a server that was killed.
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(postmasterFile(cluster), 'utf8').split('\n')
    const socketFolder = lines[4]?.trim()
    return {
      pid: Number(lines[0]),
      place: socketFolder
        ? { runFolder: runFolderOf(dirname(cluster), socketFolder), socketFolder }
        : undefined,
      isReady: lines[7]?.trim() === 'ready',
    }
  } catch {
    return undefined
  }
}

export function postmasterFile(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}

// Whether the process is the server of this data folder, and not another that got its number later:
// in a container the same few numbers come back at every start.
export function isServerOf(pid: number, cluster: string): boolean {
  const words = commandLine(pid)
  return words.includes(`/postgres -D ${cluster} `) && !words.startsWith('sh ')
}

// Whether any process has this number, ours or not.
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    }
    return execFileSync('ps', ['-ww', '-p', `${pid}`, '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
