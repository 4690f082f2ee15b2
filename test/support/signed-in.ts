import { randomBytes } from 'node:crypto'
import { type LoginId, newUuid } from '#base/ids.ts'
import { startSession } from '#core/identity/start-session.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { WebVisitor } from './web-visitor.ts'
import type { WebWorld } from './web-world.ts'

// A browser signed in with a login of its own, linked to these accounts in this order: its links
// are link-1, link-2 … with the login's first letters, in `links`.
export async function signedIn(
  { owner, clock, visitor }: WebWorld,
  accounts: readonly (string | readonly [number: string, name: string])[],
): Promise<WebVisitor & { readonly links: readonly string[]; readonly loginId: LoginId }> {
  const at = clock.now()
  const loginId = newUuid<LoginId>(at.epochMilliseconds)
  const links = accounts.map((_, index) => `link-${index + 1}-${loginId.slice(-4)}`)
  const token = await owner.transaction({ login: loginId }, async (tx) => {
    await tx.run(sql`
      insert into logins (login_id, email, language, password_hash, password_set_at,
                          email_confirmed_at, created_at)
      values (${loginId}, ${`${loginId}@example.ru`}, 'ru', 'none', ${at}, ${at}, ${at})`)
    for (const [index, account] of accounts.entries()) {
      const [number, name] = typeof account === 'string' ? [account, null] : account
      await tx.run(sql`
        insert into account_links (login_id, link_id, account_number, given_name, position,
                                   shown_as, linked_at)
        values (${loginId}, ${links[index] ?? ''}, ${number}, ${name}, ${index + 1},
                'o•••@example.ru', ${at})`)
    }
    const origin = {
      visitor: randomBytes(32).toString('hex'),
      source: '',
      network: '',
      device: 'Firefox',
    }
    return startSession(tx, origin, { loginId, at })
  })
  const browser = visitor()
  browser.jar.set('__Host-session', token)
  return { ...browser, links, loginId }
}
