import { assert } from '#base/assert.ts'
import type { EmailAddress } from '#base/email-address.ts'
import type { Language } from '#base/language.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { AuditAction } from '#core/audit/actions.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import { countTry, giveBack, type TooManyTries } from '#platform/tries/count-tries.ts'
import type { Proof } from './act-on-proof.ts'
import { passwordAgainCaps } from './identity-caps.ts'
import { passwordOfLogin } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'

type Proven = {
  readonly email: EmailAddress
  readonly language: Language
  // What the act that was asked for is done on.
  readonly proof: Proof
}

// Asks somebody signed in for the password again, before what a borrowed phone must not do (ASVS
// 7.5.1). A refusal is on record under the action it was asked for.
export async function verifyAgain(
  means: IdentityMeans,
  origin: Origin,
  { loginId }: Viewer,
  asked: { readonly password: string; readonly action: AuditAction },
): Promise<Proven | Refused<'wrong'> | Busy | TooManyTries> {
  const { db, clock, passwords } = means
  const { action } = asked
  const counted = await countTry(db, clock.now(), passwordAgainCaps(loginId))
  if (isRefused(counted)) return recordRefusal(means, origin, { action, loginId }, counted)
  const [login] = await db.read({ login: loginId }, passwordOfLogin(loginId))
  assert(login, 'a session has a login')
  const { email, language, passwordHash } = login
  const verified = await passwords.verify(passwordHash, asked.password)
  if (!isRefused(verified) && !verified.matches) {
    return recordRefusal(means, origin, { action, loginId }, { refused: 'wrong' })
  }
  await giveBack(db, counted)
  if (isRefused(verified)) return verified
  return { email, language, proof: { loginId, password: asked.password, passwordHash } }
}
