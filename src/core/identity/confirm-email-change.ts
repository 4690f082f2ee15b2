import { assert } from '#base/assert.ts'
import { maskEmail } from '#base/email-address.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { showLinksAs } from '#core/customers/links-store.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import type { ConfirmationRefusal } from './confirmation.ts'
import {
  lockConfirmation,
  markConfirmationUsed,
  voidOpenConfirmations,
} from './confirmations-store.ts'
import { addressOfLogin, claimEmail, leaveOtherEmails, setEmail } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import { readConfirmation, refusalOf } from './read-confirmation.ts'

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
    const at = clock.now()
    const refusal = refusalOf(await tx.one(lockConfirmation(id)), at)
    if (refusal) return refusal
    const old = await tx.one(addressOfLogin(loginId))
    if ((await tx.run(claimEmail(emailKey, loginId))) === 0) return { refused: 'email-taken' }
    await tx.run(leaveOtherEmails(loginId, emailKey))
    await tx.run(setEmail(loginId, email, at))
    await tx.run(showLinksAs(loginId, maskEmail(email)))
    await tx.run(markConfirmationUsed(id, { loginId, at }))
    await tx.run(voidOpenConfirmations(loginId, at))
    await announceLoginChanged(tx, loginId)
    const details = { newEmailMasked: maskEmail(email), at: at.toString() }
    const letter = { kind: 'email-changed', details } as const
    await oweNotice(tx, { at, recipient: old.email, language: old.language, letter })
    const { source } = origin
    await recordAudit(tx, { at, action: 'email-changed', outcome: 'done', loginId, source })
    return 'changed'
  })
}
