import { assert } from '#base/assert.ts'
import type { EmailAddress } from '#base/email-address.ts'
import type { Language } from '#base/language.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { AuditAction } from '#core/audit/actions.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import { countTry, giveBackTries, keysOf, type TooManyTries } from '#platform/tries/count-tries.ts'
import { passwordAgainCaps } from './identity-caps.ts'
import { passwordOfLogin } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'

type Proven = { readonly email: EmailAddress; readonly language: Language }

// Asks somebody signed in for the password again, before what a borrowed phone must not do (ASVS
// 7.5.1). A refusal is on record under the action it was asked for.
export async function verifyAgain(
  { db, clock, passwords }: IdentityMeans,
  { source }: Origin,
  { loginId }: Viewer,
  asked: { readonly password: string; readonly action: AuditAction },
): Promise<Proven | Refused<'wrong'> | Busy | TooManyTries> {
  const at = clock.now()
  const counted = await countTry(db, at, passwordAgainCaps(loginId))
  const record = (outcome: string) =>
    db.transaction({ login: loginId }, (tx) =>
      recordAudit(tx, { at, action: asked.action, outcome, loginId, source }),
    )
  if (isRefused(counted)) {
    await record(counted.refused)
    return counted
  }
  const [login] = await db.read({ login: loginId }, passwordOfLogin(loginId))
  assert(login, 'a session has a login')
  const { email, language, passwordHash } = login
  const verified = await passwords.verify(passwordHash, asked.password)
  if (!isRefused(verified) && !verified.matches) {
    await record('wrong')
    return { refused: 'wrong' }
  }
  await db.transaction({ key: keysOf(counted) }, (tx) => giveBackTries(tx, counted))
  return isRefused(verified) ? verified : { email, language }
}
