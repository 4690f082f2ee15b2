import { assert } from '#base/assert.ts'
import type { EmailAddress } from '#base/email-address.ts'
import type { Language } from '#base/language.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { AuditAction } from '#core/audit/actions.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import {
  countTry,
  countTryIn,
  giveBack,
  giveBackTries,
  keysOf,
  type TooManyTries,
} from '#platform/tries/count-tries.ts'
import type { Proof } from './act-on-proof.ts'
import { emailKey } from './email-key.ts'
import { passwordAgainCaps, provenCaps } from './identity-caps.ts'
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
  const { db, clock, keyring, passwords } = means
  const { action } = asked
  const [login] = await db.read({ login: loginId }, passwordOfLogin(loginId))
  assert(login, 'a session has a login')
  const { email, language, passwordHash } = login
  const key = emailKey(keyring, email)
  const counted = await countTry(db, clock.now(), passwordAgainCaps(loginId), provenCaps(key))
  if (isRefused(counted)) return recordRefusal(means, origin, { action, loginId }, counted)
  const verified = await passwords.verify(passwordHash, asked.password, key)
  if (isRefused(verified)) {
    await giveBack(db, counted)
    return verified
  }
  if (!verified.matches) {
    return recordRefusal(means, origin, { action, loginId }, { refused: 'wrong' })
  }
  const scope = { key: keysOf([...counted, ...provenCaps(key)]) }
  const proven = await db.transaction(scope, async (tx) => {
    await giveBackTries(tx, counted)
    return countTryIn(tx, clock.now(), provenCaps(key))
  })
  if (isRefused(proven)) return recordRefusal(means, origin, { action, loginId }, proven)
  const proof = { loginId, emailKey: key, password: asked.password, passwordHash }
  return { email, language, proof }
}
