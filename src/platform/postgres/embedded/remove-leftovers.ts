import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

// Takes away what programs that were killed left half done: clusters in the making (whose initdb
// may have written on for a moment), the run folders of dead servers and the links to them. The
// caller holds the folder's lock, and no server runs in it.
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^(cluster\.new|run|to)-/.test(name)) remove(join(folder, name))
  }
}

// Something else may be removing, or still writing, the same folder.
export function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 })
}
