import { assert } from '#base/assert.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { lockLogin } from '#core/customers/links-store.ts'
import { forgiveTries } from '#platform/tries/count-tries.ts'
import type { ConfirmationDetails, ConfirmationRefusal } from './confirmation.ts'
import { lockConfirmation, markConfirmationUsed } from './confirmations-store.ts'
import { forgivenBuckets } from './identity-caps.ts'
import { addressOfLogin } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy, PasswordHash } from './password-hasher.ts'
import { type PasswordSlip, passwordSlip } from './password-rules.ts'
import { type ReadConfirmation, readConfirmation, refusalOf } from './read-confirmation.ts'
import { replacePassword } from './replace-password.ts'

// Sets the password, ends every session and every other open link of the login, and tells by
// letter. Does not sign in, but this browser is no stranger to the login from here on.
export async function resetPassword(
  means: IdentityMeans,
  origin: Origin,
  input: { readonly token: string; readonly password: string },
): Promise<'reset' | ConfirmationRefusal | Refused<PasswordSlip> | Busy> {
  const { clock, passwords, utility } = means
  const asked = { now: clock.now(), purpose: 'reset-password' } as const
  const found = await readConfirmation(means, input.token, asked)
  if (isRefused(found)) return found
  const slip = passwordSlip(input.password, found.details.email, utility)
  if (slip) return slip
  const passwordHash = await passwords.hash(input.password, found.details.emailKey)
  return isRefused(passwordHash) ? passwordHash : reset(means, origin, found, passwordHash)
}

async function reset(
  { db, clock }: IdentityMeans,
  origin: Origin,
  { id, loginId, details }: ReadConfirmation<ConfirmationDetails>,
  passwordHash: PasswordHash,
): Promise<'reset' | ConfirmationRefusal> {
  assert(loginId, 'a reset is mailed only for a login')
  const buckets = forgivenBuckets(details.emailKey)
  const scope = { login: loginId, key: [id, ...buckets].join(',') }
  return db.transaction(scope, async (tx) => {
    await tx.one(lockLogin(loginId))
    const at = clock.now()
    const refusal = refusalOf(await tx.one(lockConfirmation(id)), at)
    if (refusal) return refusal
    const address = await tx.one(addressOfLogin(loginId))
    await tx.run(markConfirmationUsed(id, { loginId, at }))
    await replacePassword(tx, origin, { loginId, ...address, passwordHash, at })
    await forgiveTries(tx, buckets)
    const { source } = origin
    await recordAudit(tx, { at, action: 'password-reset', outcome: 'done', loginId, source })
    return 'reset'
  })
}
