import type { LoginId } from '#base/ids.ts'
import { isRefused } from '#base/outcome.ts'
import { lockLogin } from '#core/customers/links-store.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { countTryIn } from '#platform/tries/count-tries.ts'
import type { ConfirmationDetails } from './confirmation.ts'
import {
  nameLoginOfConfirmation,
  openResets,
  settleConfirmation,
  unsettledConfirmation,
  voidConfirmation,
} from './confirmations-store.ts'
import { lastResetLetterCaps, letterCaps, resetLetterCaps } from './identity-caps.ts'
import { addressOfLogin, loginOfEmail } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'

// Job of 'password-reset-requested', as the owner role. One letter, none beyond the cap for one
// login or, where nobody signs in, one address; running twice changes nothing.
export async function settlePasswordReset(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { confirmationId }: { readonly confirmationId: string },
): Promise<void> {
  const [found] = await db.read({}, unsettledConfirmation<ConfirmationDetails>(confirmationId))
  if (!found) return
  const { email, emailKey, language } = found.details
  await db.transaction({}, async (tx) => {
    const owner = await lockOwner(tx, emailKey)
    const at = clock.now()
    const settled = await tx.run(settleConfirmation(confirmationId, at))
    if (settled === 0) return
    const mayWrite = owner
      ? await maySendLink(tx, owner.loginId, at)
      : !isRefused(await countTryIn(tx, at, letterCaps(emailKey)))
    if (!owner || !mayWrite) await tx.run(voidConfirmation(confirmationId, at))
    if (!mayWrite) return
    if (!owner) {
      const letter = { kind: 'password-reset-no-login', details: {} } as const
      return oweNotice(tx, { at, recipient: email, language, letter })
    }
    await tx.run(nameLoginOfConfirmation(confirmationId, owner.loginId))
    const to = await tx.one(addressOfLogin(owner.loginId))
    const letter = { kind: 'password-reset', details: { confirmationId } } as const
    await oweNotice(tx, { at, recipient: to.email, language: to.language, letter })
  })
}

// Whoever signs in by the address, held so that nobody gives it up before the link is theirs: a
// change of address that is under way either finds this link and ends it, or is found here.
async function lockOwner(tx: Tx, emailKey: string) {
  const before = await tx.maybe(loginOfEmail(emailKey))
  if (!before) return undefined
  await tx.one(lockLogin(before.loginId))
  const owner = await tx.maybe(loginOfEmail(emailKey))
  return owner?.loginId === before.loginId ? owner : undefined
}

// Strangers who had the count filled never keep the holder out: a link that works lies in the
// mailbox, or one more goes there.
async function maySendLink(tx: Tx, loginId: LoginId, at: Temporal.Instant): Promise<boolean> {
  if (!isRefused(await countTryIn(tx, at, resetLetterCaps(loginId)))) return true
  if ((await tx.one(openResets(loginId, at))).open > 0n) return false
  return !isRefused(await countTryIn(tx, at, lastResetLetterCaps(loginId)))
}
