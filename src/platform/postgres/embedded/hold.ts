import { randomBytes } from 'node:crypto'
import { closeSync, constants, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './postmaster.ts'
import type { RunFolder } from './run-folder.ts'
import { waitUntil } from './wait-until.ts'

// A program's claim on a running server: while one is held, the server runs (see keeper.sh).
export type Hold = RunFolder & {
  // False once nobody keeps the server any more.
  isKept(): boolean
  // Ends the claim. True if no other living program holds one, and the server therefore stops. May
  // be asked again.
  release(): boolean
}

// Undefined if the server of this folder is not kept, or is already stopping.
export async function takeHold(place: RunFolder): Promise<Hold | undefined> {
  const { runFolder } = place
  const line = openLine(runFolder)
  if (line === undefined) return undefined
  const name = join(runFolder, `holder-${process.pid}-${randomBytes(4).toString('hex')}`)
  const isKept = () => hasListener(runFolder)
  if (say(line, name)) {
    await waitUntil(() => existsSync(name) || !isKept(), Number.POSITIVE_INFINITY)
  }
  if (!existsSync(name)) {
    closeSync(line)
    return undefined
  }
  let isHeld = true
  return {
    ...place,
    isKept,
    release: () => {
      // The name goes first: of two that leave at once, each then sees the other as gone.
      if (isHeld) rmSync(name, { force: true })
      if (isHeld) closeSync(line)
      isHeld = false
      return !hasHolders(runFolder)
    },
  }
}

function hasListener(runFolder: string): boolean {
  const line = openLine(runFolder)
  if (line !== undefined) closeSync(line)
  return line !== undefined
}

// Without a listener the kernel refuses to open a pipe for writing, and nothing is waited for.
function openLine(runFolder: string): number | undefined {
  try {
    return openSync(join(runFolder, 'line'), constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code
    if (code === 'ENXIO' || code === 'ENOENT') return undefined
    throw fault
  }
}

// False when the listener went between the opening and the word.
function say(line: number, word: string): boolean {
  try {
    writeSync(line, `${word}\n`)
    return true
  } catch {
    return false
  }
}

// A killed program leaves its name behind, so only the living count. Should its number belong to
// another process by now, nothing is lost: the server still stops, only nobody waits for it.
function hasHolders(runFolder: string): boolean {
  if (!existsSync(runFolder)) return false
  return readdirSync(runFolder).some((name) => {
    const pid = /^holder-(\d+)-/.exec(name)?.[1]
    return pid !== undefined && isAlive(Number(pid))
  })
}
