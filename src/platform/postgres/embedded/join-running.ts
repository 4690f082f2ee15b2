import { rmSync } from 'node:fs'
import { awaitReady } from './await-ready.ts'
import { type Hold, takeHold } from './hold.ts'
import { isAlive, isServerOf, postmasterFile, readPostmaster } from './postmaster.ts'
import { waitUntil } from './wait-until.ts'

const patienceMs = 300_000

// A hold on the server that already serves this data folder, whoever started it. One that nobody
// keeps any more is stopped. Undefined when no server is left. The caller holds the folder's lock.
export async function joinRunning(
  cluster: string,
  log: (line: string) => void,
): Promise<Hold | undefined> {
  const postmaster = readPostmaster(cluster)
  if (!postmaster) return undefined
  const hold = postmaster.place && (await takeHold(postmaster.place))
  if (hold && (await awaitReady(hold, cluster, log))) return hold
  hold?.release()
  if (isServerOf(postmaster.pid, cluster)) await stop(postmaster.pid, cluster, log)
  // Left by a killed server whose number another process has now. PostgreSQL would take that one
  // for a server and refuse to start; a number that nobody has it knows how to deal with.
  else if (isAlive(postmaster.pid)) rmSync(postmasterFile(cluster), { force: true })
  return undefined
}

// It is already stopping, for the last program has gone; or its keeper was killed, and without
// this it would run for ever. Telling it twice does no harm.
async function stop(pid: number, cluster: string, log: (line: string) => void): Promise<void> {
  const hasStopped = () => readPostmaster(cluster)?.pid !== pid || !isAlive(pid)
  if (!hasStopped()) process.kill(pid, 'SIGINT')
  if (await waitUntil(hasStopped, 2_000)) return
  log(`Waiting for the database server of an earlier run to stop (process ${pid}) …`)
  if (await waitUntil(hasStopped, patienceMs)) return
  throw new Error(
    `The database server of an earlier run, process ${pid}, does not stop: end it and start again.`,
  )
}
