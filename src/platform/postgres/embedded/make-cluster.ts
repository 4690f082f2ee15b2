import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { explainFailure } from './explain-failure.ts'
import type { Binaries } from './find-binaries.ts'
import { type Command, commandAs, type RunAs } from './privileges.ts'
import { remove } from './remove-leftovers.ts'
import { serverEnvironment } from './server-settings.ts'

// kabinet_owner makes and changes the schema; it may create databases, which tests do. kabinet_web
// serves the pages and owns nothing; the owner may step into its shoes to see what it sees. The
// parameter lets an import prove foreign keys by a join (decision 013).
const firstStatements = `create role kabinet_owner login createdb;
create role kabinet_web login;
grant kabinet_web to kabinet_owner with inherit false, set true;
grant set on parameter session_replication_role to kabinet_owner;
create database kabinet owner kabinet_owner;
`

// The letters and their order are PostgreSQL's own, the same on every system and for ever.
const locale = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

export function hasCluster(cluster: string): boolean {
  return existsSync(join(cluster, 'PG_VERSION'))
}

// Makes the data folder, its two roles and the database `kabinet`, whole or not at all: it is made
// beside, synced once at the end, which is several times faster than at each step, and renamed.
export async function makeCluster(
  binaries: Binaries,
  runAs: RunAs,
  folder: string,
  cluster: string,
): Promise<void> {
  // A name of its own: the initdb of a killed program may write on for a moment.
  const beside = `${cluster}.new-${randomBytes(3).toString('hex')}`
  const run = (command: Command, input = '') => runAndWait(runAs, folder, command, input)
  const access = ['--username=postgres', '--auth-local=trust', '--auth-host=reject']
  const pace = ['--no-sync', '--no-instructions', '--data-checksums']
  const alone = ['--single', '-F', '-D', beside, '-c', 'exit_on_error=on', 'postgres']
  try {
    await run([binaries.initdb, '-D', beside, ...access, ...pace, ...locale])
    await run([binaries.postgres, ...alone], firstStatements)
    await run([binaries.initdb, '-D', beside, '--sync-only'])
    renameSync(beside, cluster)
    syncFolder(folder)
  } catch (fault) {
    remove(beside)
    throw explainFailure(folder, (fault as Error).message)
  }
}

function runAndWait(runAs: RunAs, folder: string, command: Command, input: string): Promise<void> {
  const [file, ...args] = commandAs(runAs, command)
  const options = { cwd: folder, env: serverEnvironment, ...runAs.user }
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, options, (fault, _output, words) => {
      if (fault) reject(new Error(words.trim() || fault.message))
      else resolve()
    })
    // A program that fails at once does not read what it is given; its words tell the rest.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
