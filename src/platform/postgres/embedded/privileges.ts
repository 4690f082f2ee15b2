import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { explainFailure } from './explain-failure.ts'
import { giveTree, isRoot, type User } from './own-folder.ts'
import { serverEnvironment } from './server-settings.ts'

// How to start PostgreSQL's programs so that they do not see themselves as root.
export type RunAs = { readonly prefix: readonly string[]; readonly user?: User }

export type RunAsKind = 'namespace' | 'user'

const root: User = { uid: 0, gid: 0 }
// initdb wants a user with a name.
const works = 'cd "$1" && test -w . && id -un >&2 && exec "$2" --version'

const refusesRoot =
  'PostgreSQL does not run as root, and here root can run it neither in a user namespace nor as ' +
  'nobody. Start as an ordinary user'

// PostgreSQL refuses uid 0. An ordinary user simply runs it. Root runs it as the owner of the
// folder when that is somebody else; otherwise in a user namespace, where root's own process bears
// the number of `nobody` while every file stays root's, so that it works below /root and leaves
// nothing behind; and where namespaces are forbidden (most containers), as the real `nobody`, to
// whom the folder is given. The first that can enter the folder and run the binary is taken.
export function chooseRunAs(folder: string, postgres: string, only?: RunAsKind): RunAs {
  const words: string[] = []
  for (const runAs of candidates(folder, only)) {
    giveTree(folder, runAs.user ?? root)
    const [file, ...args] = commandAs(runAs, ['sh', '-c', works, 'sh', folder, postgres])
    const options = { encoding: 'utf8', env: serverEnvironment, ...runAs.user } as const
    const tried = spawnSync(file, args, options)
    if (tried.status === 0) return runAs
    words.push((tried.stderr || (tried.error?.message ?? `ended with ${tried.status}`)).trim())
  }
  throw explainFailure(folder, words.join('\n'), isRoot() ? refusesRoot : undefined)
}

export type Command = readonly [string, ...string[]]

export function commandAs(runAs: RunAs, command: Command): Command {
  const [first, ...rest] = runAs.prefix
  return first === undefined ? command : [first, ...rest, ...command]
}

function candidates(folder: string, only: RunAsKind | undefined): RunAs[] {
  const nobody = findNobody()
  const map = ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`]
  const namespace: RunAs = { prefix: ['unshare', ...map, '--'] }
  const asNobody: RunAs = { prefix: [], user: nobody }
  // The namespace serves a user without a name as well, such as containers are often run with.
  if (!isRoot()) return [{ prefix: [] }, namespace]
  if (only) return only === 'namespace' ? [namespace] : [asNobody]
  const { uid, gid } = statSync(folder)
  const owner: RunAs[] = uid === 0 ? [] : [{ prefix: [], user: { uid, gid } }]
  return [...owner, namespace, asNobody]
}

function findNobody(): User {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m)
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: 65_534, gid: 65_534 }
}
