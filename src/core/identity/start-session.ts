import { hash, randomBytes } from 'node:crypto'
import { type LoginId, newUuid } from '#base/ids.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { knowBrowser } from './known-browsers-store.ts'
import { absoluteLimit } from './session.ts'
import { insertSession } from './sessions-store.ts'

// Makes a session and gives its token, which is kept nowhere: 32 random bytes in base64url. The
// browser is known to the login from here on. A step: the transaction's scope names the login.
export async function startSession(
  tx: Tx,
  origin: Origin,
  { loginId, at }: { readonly loginId: LoginId; readonly at: Temporal.Instant },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.run(
    insertSession({
      sessionHash: sessionHash(token),
      sessionId: newUuid(at.epochMilliseconds),
      loginId,
      device: origin.device,
      at,
      expiresAt: at.add({ seconds: absoluteLimit }),
    }),
  )
  await tx.run(knowBrowser(loginId, visitorHash(origin), at))
  return token
}

// What is stored of a token: SHA-256, in hex.
export function sessionHash(token: string): string {
  return hash('sha256', token)
}
