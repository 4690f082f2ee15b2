import type { EmailAddress } from '#base/email-address.ts'
import { maskEmail } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import type { Refused } from '#base/outcome.ts'
import { showLinksAs } from '#core/customers/links-store.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import type { Tx } from '#platform/postgres/database.ts'
import {
  addressOfLogin,
  claimEmail,
  leaveOtherEmails,
  loginOfEmail,
  setEmail,
} from './logins-store.ts'

// The login signs in by this address from here on and by no other, and the one before is told. A
// step: the transaction's scope names the login and, as a key, the key of the address.
export async function replaceEmail(
  tx: Tx,
  login: {
    readonly loginId: LoginId
    readonly email: EmailAddress
    readonly emailKey: string
    readonly at: Temporal.Instant
  },
): Promise<'replaced' | Refused<'email-taken'>> {
  const { loginId, email, emailKey, at } = login
  const old = await tx.one(addressOfLogin(loginId))
  const claimed = await tx.run(claimEmail(emailKey, loginId))
  const owner = claimed === 0 ? await tx.maybe(loginOfEmail(emailKey)) : { loginId }
  if (owner?.loginId !== loginId) return { refused: 'email-taken' }
  await tx.run(leaveOtherEmails(loginId, emailKey))
  await tx.run(setEmail(loginId, email, at))
  await tx.run(showLinksAs(loginId, maskEmail(email)))
  const details = { newEmailMasked: maskEmail(email), at: at.toString() }
  const letter = { kind: 'email-changed', details } as const
  await oweNotice(tx, { at, recipient: old.email, language: old.language, letter })
  return 'replaced'
}
