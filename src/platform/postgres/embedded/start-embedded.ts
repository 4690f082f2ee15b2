import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { explainFailure } from './explain-failure.ts'
import { findBinaries } from './find-binaries.ts'
import { lockFolder } from './folder-lock.ts'
import type { Hold } from './hold.ts'
import { joinRunning } from './join-running.ts'
import { keepRunning, usualPauses } from './keep-running.ts'
import { hasCluster, makeCluster } from './make-cluster.ts'
import { makeFolder } from './own-folder.ts'
import { isAlive, readPostmaster } from './postmaster.ts'
import { chooseRunAs, type RunAsKind } from './privileges.ts'
import { removeLeftovers } from './remove-leftovers.ts'
import { linkSocket } from './socket-link.ts'
import { startServer } from './start-server.ts'
import { waitUntil } from './wait-until.ts'

export type EmbeddedDatabase = {
  // Owns the schema; for migrations and imports.
  readonly ownerUrl: string
  // Owns nothing; for the pages.
  readonly webUrl: string
  // The same server, another of its databases and roles.
  urlFor(database: string, user: string): string
  // Gives the database up. It stops, and this waits for it, once no other program uses it.
  close(): Promise<void>
}

type Options = {
  readonly folder: string
  readonly log: (line: string) => void
  // For drills: how root runs the server, which is otherwise chosen by what the machine allows.
  readonly runAs?: RunAsKind
  // For drills: milliseconds before each try to start a server that ended by itself.
  readonly pauses?: readonly number[]
}

// The program's own PostgreSQL in a folder, made on the first start. Programs on one folder share
// one server; it stops when the last of them ends, however that happens, and is started again under
// the same URLs when it ends before them. What cannot be started is thrown as a sentence for the
// operator.
export async function startEmbedded(options: Options): Promise<EmbeddedDatabase> {
  const { log, pauses = usualPauses } = options
  const folder = openFolder(resolve(options.folder))
  const cluster = join(folder, 'cluster')
  const link = linkSocket(folder)
  const start = async () => {
    const hold = await findOrStart({ ...options, folder }, cluster)
    link.point(hold.socketFolder)
    return hold
  }
  const startAgain = () => {
    // An empty one in its place would only hide the loss.
    if (hasCluster(cluster)) return start()
    throw explainFailure(folder, '', 'its data is gone. Restore it from a backup')
  }
  const watch = keepRunning({ hold: await start(), startAgain, log, pauses })
  const urlFor = (database: string, user: string) => socketUrl(link.path, database, user)
  let closed: Promise<void> | undefined
  return {
    ownerUrl: urlFor('kabinet', 'kabinet_owner'),
    webUrl: urlFor('kabinet', 'kabinet_web'),
    urlFor,
    close: () => {
      closed ??= watch.stop().then((hold) => {
        link.remove()
        return leave(hold, cluster, log)
      })
      return closed
    },
  }
}

function openFolder(folder: string): string {
  try {
    makeFolder(folder)
    return realpathSync(folder)
  } catch (fault) {
    throw explainFailure(folder, String(fault))
  }
}

async function findOrStart({ folder, log, runAs: only }: Options, cluster: string): Promise<Hold> {
  const unlock = await lockFolder(folder, log).catch((fault) => {
    throw explainFailure(folder, String(fault))
  })
  try {
    const running = await joinRunning(cluster, log)
    if (running) return running
    removeLeftovers(folder)
    const binaries = findBinaries()
    const runAs = chooseRunAs(folder, binaries.postgres, only)
    if (!hasCluster(cluster)) {
      log(`Making a database in ${folder} …`)
      await makeCluster(binaries, runAs, folder, cluster)
    }
    return await startServer({ folder, cluster, postgres: binaries.postgres, runAs, log })
  } finally {
    unlock()
  }
}

async function leave(hold: Hold, cluster: string, log: (line: string) => void): Promise<void> {
  if (!hold.release()) return
  const hasStopped = () => {
    const server = readPostmaster(cluster)
    return server?.place?.runFolder !== hold.runFolder || !isAlive(server.pid)
  }
  if (await waitUntil(hasStopped, 60_000)) {
    // The keeper takes them away one after the other.
    const isTidy = () => !existsSync(hold.runFolder) && !existsSync(hold.socketFolder)
    await waitUntil(isTidy, 5_000)
  } else {
    log('The database is still writing its last changes and stops when they are on disk.')
  }
}

// Says all that pg would otherwise take from PGPORT or PGSSLMODE; libpq understands it as well.
function socketUrl(socketFolder: string, database: string, user: string): string {
  const host = encodeURIComponent(socketFolder)
  const path = `${encodeURIComponent(user)}@/${encodeURIComponent(database)}`
  return `postgres://${path}?host=${host}&port=5432&sslmode=disable`
}
