import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { UtilitySettings } from '#core/customers/utility.ts'
import { openSessionDirectory } from '#core/identity/session-directory.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import demo from '#settings/demo.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { buildServer } from '#web/server.ts'
import type { Services } from '#web/services.ts'
import type { RouteEntry } from '#web/visit.ts'
import { identityWorld } from './identity-world.ts'
import { recordingLog } from './recording-log.ts'
import { webVisitor } from './web-visitor.ts'

type WebWorldOptions = {
  // The make-believe utility unless told.
  readonly utility?: UtilitySettings
  // Routes of the test's own beside those of the portal.
  readonly probes?: readonly RouteEntry[]
  readonly trustProxy?: readonly string[]
}

export type WebWorld = Awaited<ReturnType<typeof webWorld>>

export const publicUrl = 'https://cabinet.example'

// The cabinet's real door over a database of its own, on 14 January 2019. Called at the top of a
// test file, so that it lives as long as the file's tests.
export async function webWorld({ utility = demo, probes = [], trustProxy }: WebWorldOptions = {}) {
  // The door closes before the database behind it: hooks run in the order in which they are made.
  const toClose: (() => Promise<unknown>)[] = []
  after(async () => {
    for (const close of toClose) await close()
  })
  const world = await identityWorld()
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-receipts-'))
  const { asWeb } = world
  const log = recordingLog()
  const sessions = openSessionDirectory({ ...asWeb, log })
  const services: Services = {
    ...asWeb,
    sessions,
    files: folderFiles(folder),
    utility,
    log,
    publicUrl,
  }
  const app = buildServer(services, [...portalRoutes, ...probes], {
    ...(trustProxy && { trustProxy }),
    isReady: async () => true,
  })
  toClose.push(app.close, sessions.close, () => rm(folder, { recursive: true, force: true }))
  return {
    ...world,
    services,
    app,
    logged: log.lines,
    visitor: (headers?: Record<string, string>) => webVisitor(app, headers),
  }
}
