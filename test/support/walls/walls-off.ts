import type { AccountNumber } from '#base/ids.ts'
import type { AccountLink } from '#core/customers/viewer.ts'
import { openSessionDirectory, type SessionDirectory } from '#core/identity/session-directory.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { Scope } from '#platform/postgres/scope.ts'
import { portalRoutes } from '#web/portal/portal-routes.ts'
import { buildServer } from '#web/server.ts'
import type { Services } from '#web/services.ts'

// Three walls stand between a login and a foreign account: the look-up of a link among the viewer's
// own, the condition in every statement, and row-level security. Here they fall, one beside the
// other, so that each can be seen to hold alone. Nothing of it is in the program.

type Off = {
  // Instead of the web's own.
  readonly db: Database
  readonly sessions?: (directory: SessionDirectory) => SessionDirectory
}

// The cabinet's door with less behind it.
export function serverWith(services: Services, { db, sessions: change = (same) => same }: Off) {
  const directory = openSessionDirectory({ ...services, db })
  const without = { ...services, db, sessions: change(directory) }
  const app = buildServer(without, portalRoutes, { isReady: async () => true })
  return {
    app,
    close: async () => {
      await app.close()
      await directory.close()
    },
  }
}

// The look-up finds foreign links too, while the scope stays the login's own.
export function lookingUp(foreign: readonly AccountLink[]) {
  return withLinks((own) =>
    Object.assign([...own], {
      find: (fits: (link: AccountLink) => boolean) => [...own, ...foreign].find(fits),
    }),
  )
}

// Foreign links are among the viewer's own, so that every statement names their accounts.
export function linkedTo(foreign: readonly AccountLink[]) {
  return withLinks((own) => [...own, ...foreign])
}

// The settings that row-level security compares with stay the login's own, whatever a scope says.
export function trueSettings(db: Database, accounts: readonly AccountNumber[]): Database {
  const own: readonly string[] = accounts
  const narrowed = (scope: Scope): Scope =>
    scope.login && scope.accounts
      ? { ...scope, accounts: scope.accounts.filter((account) => own.includes(account)) }
      : scope
  return {
    ...db,
    read: (scope, statement) => db.read(narrowed(scope), statement),
    readTogether: (scope, statement) => db.readTogether(narrowed(scope), statement),
    readBothTogether: (scope, one, other) => db.readBothTogether(narrowed(scope), one, other),
    write: (scope, statements) => db.write(narrowed(scope), statements),
    transaction: (scope, work) => db.transaction(narrowed(scope), work),
  }
}

function withLinks(change: (own: readonly AccountLink[]) => readonly AccountLink[]) {
  return (directory: SessionDirectory): SessionDirectory => ({
    ...directory,
    find: async (token) => {
      const session = await directory.find(token)
      if (!session) return undefined
      const { viewer } = session
      return { ...session, viewer: { ...viewer, links: change(viewer.links) } }
    },
  })
}
