import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { awaitReady } from './await-ready.ts'
import { explainFailure } from './explain-failure.ts'
import { type Hold, takeHold } from './hold.ts'
import { commandAs, type RunAs } from './privileges.ts'
import { makeRunFolder, type RunFolder, removeRunFolder } from './run-folder.ts'
import { openServerLog } from './server-log.ts'
import { serverEnvironment, serverSettings } from './server-settings.ts'

const keeper = join(import.meta.dirname, 'keeper.sh')
const attempts = 50

type Server = {
  readonly folder: string
  readonly cluster: string
  readonly postgres: string
  readonly runAs: RunAs
  readonly log: (line: string) => void
}

// Starts the server of a data folder that no server runs in, and comes back when it takes
// connections. The caller holds the folder's lock. Throws a sentence for the operator with the end
// of the server's log.
export async function startServer(server: Server): Promise<Hold> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await attemptStart(server).catch(String)
    if (typeof started !== 'string') return started
    // The sessions of a server that was killed end by themselves, a moment later.
    const hasOldSessions = started.includes('pre-existing shared memory block')
    if (!hasOldSessions || attempt === attempts) throw explainFailure(server.folder, started)
    await pause(200)
  }
}

// The hold on the started server, or what the server said before it ended.
async function attemptStart(server: Server): Promise<Hold | string> {
  const place = makeRunFolder(server.folder, server.runAs)
  const serverLog = openServerLog(server.folder)
  let hold: Hold | undefined
  try {
    hold = await startKept(server, place, serverLog.descriptor)
    if (hold && (await awaitReady(hold, server.cluster, server.log))) return hold
  } finally {
    closeSync(serverLog.descriptor)
  }
  hold?.release()
  removeRunFolder(place)
  return serverLog.tail()
}

// Detached, in a session of its own: Ctrl-C in the terminal must not reach the server before the
// program has let its requests finish.
async function startKept(server: Server, place: RunFolder, output: number) {
  const settings = serverSettings(place.socketFolder)
  const command = [server.postgres, '-D', server.cluster, ...settings]
  const kept = ['sh', keeper, place.runFolder, place.socketFolder, ...command] as const
  const [file, ...args] = commandAs(server.runAs, kept)
  const line = openSync(join(place.runFolder, 'line'), 'r+')
  try {
    const child = spawn(file, args, {
      cwd: server.folder,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', output, output, line],
      ...server.runAs.user,
    })
    if (child.pid === undefined) throw new Error(String(await once(child, 'error')))
    child.unref()
    // Opens an end of the line of its own before this one is closed.
    return takeHold(place)
  } finally {
    closeSync(line)
  }
}
