import { assert } from '#base/assert.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { lockLogin } from '#core/customers/links-store.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import type { ConfirmationRefusal } from './confirmation.ts'
import {
  lockConfirmation,
  markConfirmationUsed,
  voidOpenConfirmations,
} from './confirmations-store.ts'
import type { IdentityMeans } from './means.ts'
import { readConfirmation, refusalOf } from './read-confirmation.ts'
import { replaceEmail } from './replace-email.ts'

// The new address signs in from here on, and the old one is told. Every other open link of the
// login ends: those lie in the old mailbox. Signed in or not makes no difference.
export async function confirmEmailChange(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Origin,
  token: string,
): Promise<'changed' | ConfirmationRefusal | Refused<'email-taken'>> {
  const { db, clock } = means
  const asked = { now: clock.now(), purpose: 'change-email' } as const
  const found = await readConfirmation(means, token, asked)
  if (isRefused(found)) return found
  const { id, loginId } = found
  assert(loginId, 'only somebody signed in asks for another address')
  const { email, emailKey } = found.details
  return db.transaction({ login: loginId, key: `${id},${emailKey}` }, async (tx) => {
    await tx.one(lockLogin(loginId))
    const at = clock.now()
    const refusal = refusalOf(await tx.one(lockConfirmation(id)), at)
    if (refusal) return refusal
    const replaced = await replaceEmail(tx, { loginId, email, emailKey, at })
    if (isRefused(replaced)) return replaced
    await tx.run(markConfirmationUsed(id, { loginId, at }))
    await tx.run(voidOpenConfirmations(loginId, at))
    await announceLoginChanged(tx, loginId)
    const { source } = origin
    await recordAudit(tx, { at, action: 'email-changed', outcome: 'done', loginId, source })
    return 'changed'
  })
}
