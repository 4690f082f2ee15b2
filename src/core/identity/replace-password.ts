import type { EmailAddress } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { voidOpenConfirmations } from './confirmations-store.ts'
import { forgetBrowsers, knowBrowser } from './known-browsers-store.ts'
import { setPassword } from './logins-store.ts'
import type { PasswordHash } from './password-hasher.ts'
import { endSessionsExcept } from './sessions-store.ts'

// The new password, and the end of everything the old one or an old letter could still open. A
// step: the transaction's scope names the login.
export async function replacePassword(
  tx: Tx,
  origin: Origin,
  login: {
    readonly loginId: LoginId
    readonly email: EmailAddress
    readonly language: Language
    readonly passwordHash: PasswordHash
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { loginId, email, language, at } = login
  await tx.run(setPassword(loginId, login.passwordHash, at))
  await tx.run(endSessionsExcept(loginId, null, { at, reason: 'password-changed' }))
  await tx.run(voidOpenConfirmations(loginId, at))
  await tx.run(forgetBrowsers(loginId))
  await tx.run(knowBrowser(loginId, visitorHash(origin), at))
  await announceLoginChanged(tx, loginId)
  const details = { at: at.toString(), device: origin.device }
  const letter = { kind: 'password-changed', details } as const
  await oweNotice(tx, { at, recipient: email, language, letter })
}
