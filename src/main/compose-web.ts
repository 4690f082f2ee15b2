import { createPasswordHasher } from '#core/identity/password-hasher.ts'
import { openSessionDirectory } from '#core/identity/session-directory.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { buildServer } from '#web/server.ts'
import type { Services } from '#web/services.ts'
import type { Parts } from './parts.ts'

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
