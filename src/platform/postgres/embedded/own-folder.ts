import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type User = { readonly uid: number; readonly gid: number }

export const isRoot = () => process.getuid?.() === 0

// Makes the folder, closed to other users. Where root makes it inside the folder of an ordinary
// user (`sudo npm start`), it is that user's, who can then go on without root.
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  let above = dirname(folder)
  while (!existsSync(above)) above = dirname(above)
  const { uid, gid } = statSync(above)
  const first = mkdirSync(dirname(folder), { recursive: true }) ?? folder
  makeAlone(folder)
  giveTree(first, { uid, gid })
}

// What root writes beside the database belongs to whom the folder belongs.
export function ownLike(folder: string, path: string): void {
  const { uid, gid } = statSync(folder)
  if (isRoot()) chownSync(path, uid, gid)
}

// Gives the folder and all in it to the user, where it is not theirs already. Only root can.
export function giveTree(folder: string, user: User): void {
  if (!isRoot() || statSync(folder).uid === user.uid) return
  spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder])
}

// Two programs may start at once.
function makeAlone(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
}
