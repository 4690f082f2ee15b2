import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Hold } from './hold.ts'
import { readPostmaster } from './postmaster.ts'
import { waitUntil } from './wait-until.ts'

// True when the server takes connections, false when it ended before. Recovery after a power cut
// can take minutes: there is no limit while the server is at work.
export async function awaitReady(
  hold: Hold,
  cluster: string,
  log: (line: string) => void,
): Promise<boolean> {
  const isReady = () => {
    const server = readPostmaster(cluster)
    // A server that was killed goes on calling itself ready in its file, until the next writes it.
    return server?.isReady === true && server.place?.socketFolder === hold.socketFolder
  }
  const isDecided = () => isReady() || !hold.isKept()
  if (!(await waitUntil(isDecided, 5_000))) {
    log('The database is recovering what the last run left unfinished …')
    await waitUntil(isDecided, Number.POSITIVE_INFINITY)
  }
  return isReady() && (await answers(hold.socketFolder))
}

// The first thing a client may ask: whether the connection can be encrypted (SSLRequest).
const question = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])

// Its file may be all that is left of it, and the socket of one that is being killed still takes
// connections for a moment: only what answers is there.
async function answers(socketFolder: string): Promise<boolean> {
  const socket = connect(join(socketFolder, '.s.PGSQL.5432'))
  try {
    await once(socket, 'connect')
    socket.write(question)
    const hears = once(socket, 'data').then(() => true)
    const loses = once(socket, 'close').then(() => false)
    return await Promise.race([hears, loses])
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
