import { existsSync, statSync } from 'node:fs'
import { StartRefused } from './start-refused.ts'

// Refuses to lay copies down as another user than the one whose folder it is: that one, who hands
// them out, could not read them.
export function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder) || process.getuid === undefined) return
  const { uid } = statSync(folder)
  if (uid === process.getuid()) return
  throw new StartRefused([
    `${folder} belongs to another user (number ${uid}). Do it as that one: sudo -u <user> …`,
  ])
}
