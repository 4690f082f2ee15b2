import type { EmailAddress } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { lockLogin } from '#core/customers/links-store.ts'
import { announceLoginChanged } from '#core/customers/login-changed.ts'
import { voidOpenConfirmations } from './confirmations-store.ts'
import { emailKey } from './email-key.ts'
import { forgetBrowsers } from './known-browsers-store.ts'
import { loginOfEmail, setPassword } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import { nobodysHash } from './password-hasher.ts'
import { replaceEmail } from './replace-email.ts'
import { endSessionsExcept } from './sessions-store.ts'

type LockedOut = {
  readonly loginId: LoginId
  readonly sessions: number
  readonly confirmations: number
}

// For staff, as the owner role: everybody is outside. Ends every session and every open link of
// the login, knows none of its browsers any more, and leaves it without a password; whoever reads
// its mail chooses a new one. With an address the login gets that one first, and the one before is
// told.
export async function lockOut(
  { db, clock, keyring }: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  asked: { readonly login: EmailAddress | LoginId; readonly email?: EmailAddress | undefined },
): Promise<LockedOut | Refused<'unknown' | 'email-taken'>> {
  const { login, email } = asked
  return db.transaction({}, async (tx) => {
    const at = clock.now()
    const named = login.includes('@')
      ? await tx.maybe(loginOfEmail(emailKey(keyring, login as EmailAddress)))
      : { loginId: login as LoginId }
    if (!named || !(await tx.maybe(lockLogin(named.loginId)))) return { refused: 'unknown' }
    const { loginId } = named
    if (email !== undefined) {
      const given = { loginId, email, emailKey: emailKey(keyring, email), at }
      const replaced = await replaceEmail(tx, given)
      if (isRefused(replaced)) return replaced
    }
    await tx.run(setPassword(loginId, nobodysHash, at))
    const reason = 'ended-by-staff'
    const sessions = await tx.run(endSessionsExcept(loginId, null, { at, reason }))
    const confirmations = await tx.run(voidOpenConfirmations(loginId, at))
    await tx.run(forgetBrowsers(loginId))
    await announceLoginChanged(tx, loginId)
    const details = { sessions, confirmations, newEmail: email !== undefined }
    await recordAudit(tx, { at, action: 'login-locked', outcome: 'done', loginId, details })
    return { loginId, sessions, confirmations }
  })
}
