import type { UtilitySettings } from '#core/customers/utility.ts'
import { createPasswordHasher } from '#core/identity/password-hasher.ts'
import { openSessionDirectory } from '#core/identity/session-directory.ts'
import type { Mailer } from '#core/notices/mailer.ts'
import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'
import type { Clock } from '#platform/clock.ts'
import { runWorker } from '#platform/jobs/run-worker.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import { letterWriter } from '#tasks/letters/write-letters.ts'
import { taskList, timetable } from '#tasks/task-list.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { href, routes } from '#web/routes.ts'
import { buildServer } from '#web/server.ts'
import type { Services } from '#web/services.ts'
import type { Databases } from './open-database.ts'

// Everything that differs between production, the make-believe utility and a test.
export type Parts = {
  readonly databases: Pick<Databases, 'owner' | 'web'>
  readonly clock: Clock
  readonly keyring: Keyring
  readonly files: ReceiptFiles
  readonly utility: UtilitySettings
  readonly log: Log
  readonly metrics: Metrics
  readonly publicUrl: string
  readonly trustedProxies: readonly string[]
}

// The door for people. close() lets running requests finish.
export function composeWeb(parts: Parts) {
  const { databases, clock, keyring, log } = parts
  const sessions = openSessionDirectory({ db: databases.web, clock, keyring, log })
  const services: Services = {
    ...parts,
    db: databases.web,
    passwords: createPasswordHasher({ keyring }),
    sessions,
  }
  const app = buildServer(services, portalRoutes, {
    trustProxy: parts.trustedProxies,
    isReady: () => databases.web.answers(),
  })
  return {
    app,
    services,
    close: async () => {
      await app.close()
      await sessions.close()
    },
  }
}

// The door for time: owed jobs and the timetable.
export function composeWorker(parts: Parts & { readonly mailer: Mailer }) {
  const { databases, utility, keyring, publicUrl } = parts
  const at = (path: string) => `${publicUrl}${path}`
  const write = letterWriter({
    utility,
    keyring,
    links: {
      confirmation: (token) => at(href(routes.confirmation, { token })),
      passwordReset: (token) => at(href(routes.passwordReset.choose, { token })),
      registration: at(routes.registration.number),
      signIn: at(routes.signIn),
      requestReset: at(routes.passwordReset.request),
    },
  })
  const mailDomain = new URL(publicUrl).hostname
  const tasks = taskList({ ...parts, db: databases.owner, write, mailDomain })
  return runWorker({ db: databases.owner, tasks, timetable, log: parts.log })
}
