import { isRefused } from '#base/outcome.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import { countTryIn } from '#platform/tries/count-tries.ts'
import type { ConfirmationDetails } from './confirmation.ts'
import {
  nameLoginOfConfirmation,
  settleConfirmation,
  unsettledConfirmation,
  voidConfirmation,
} from './confirmations-store.ts'
import { letterCaps } from './identity-caps.ts'
import { addressOfLogin, loginOfEmail } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'

// Job of 'password-reset-requested', as the owner role. One letter, none beyond the cap for one
// address; running twice changes nothing.
export async function settlePasswordReset(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { confirmationId }: { readonly confirmationId: string },
): Promise<void> {
  const [found] = await db.read({}, unsettledConfirmation<ConfirmationDetails>(confirmationId))
  if (!found) return
  const { email, emailKey, language } = found.details
  await db.transaction({}, async (tx) => {
    const at = clock.now()
    const settled = await tx.run(settleConfirmation(confirmationId, at))
    if (settled === 0) return
    const owner = await tx.maybe(loginOfEmail(emailKey))
    const mayWrite = !isRefused(await countTryIn(tx, at, letterCaps(emailKey)))
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
