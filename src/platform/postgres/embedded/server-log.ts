import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ownLike } from './own-folder.ts'

const largestBytes = 10_000_000
const tailLines = 20

type ServerLog = {
  readonly descriptor: number
  // The last lines written since it was opened.
  tail(): string
}

// The server's own log beside its data; one older log is kept, so it stays bounded.
export function openServerLog(folder: string): ServerLog {
  const path = join(folder, 'server.log')
  const size = existsSync(path) ? statSync(path).size : 0
  const isFull = size > largestBytes
  if (isFull) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  ownLike(folder, path)
  const from = isFull ? 0 : size
  return {
    descriptor,
    tail: () =>
      readFileSync(path)
        .subarray(from)
        .toString()
        .trimEnd()
        .split('\n')
        .slice(-tailLines)
        .join('\n'),
  }
}
