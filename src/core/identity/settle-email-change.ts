import { assert } from '#base/assert.ts'
import { maskEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import { countTryIn } from '#platform/tries/count-tries.ts'
import type { ConfirmationDetails } from './confirmation.ts'
import {
  settleConfirmation,
  unsettledConfirmation,
  voidConfirmation,
} from './confirmations-store.ts'
import { letterCaps } from './identity-caps.ts'
import { addressOfLogin, loginOfEmail } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'

// Job of 'email-change-requested', as the owner role. One letter to the present address, and one to
// the new address unless it has had too many; running twice changes nothing.
export async function settleEmailChange(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { confirmationId }: { readonly confirmationId: string },
): Promise<void> {
  const [found] = await db.read({}, unsettledConfirmation<ConfirmationDetails>(confirmationId))
  if (!found) return
  const { loginId, details } = found
  assert(loginId, 'only somebody signed in asks for another address')
  const { email, emailKey, language } = details
  await db.transaction({}, async (tx) => {
    const at = clock.now()
    const settled = await tx.run(settleConfirmation(confirmationId, at))
    if (settled === 0) return
    const present = await tx.one(addressOfLogin(loginId))
    const asked = { newEmailMasked: maskEmail(email), at: at.toString() }
    const toPresent = { kind: 'email-change-asked', details: asked } as const
    await oweNotice(tx, { at, recipient: present.email, language, letter: toPresent })
    const isTaken = (await tx.maybe(loginOfEmail(emailKey))) !== undefined
    const mayWrite = !isRefused(await countTryIn(tx, at, letterCaps(emailKey)))
    if (isTaken || !mayWrite) await tx.run(voidConfirmation(confirmationId, at))
    if (!mayWrite) return
    const toNew = isTaken
      ? ({ kind: 'email-change-taken', details: {} } as const)
      : ({ kind: 'email-change-confirm', details: { confirmationId } } as const)
    await oweNotice(tx, { at, recipient: email, language, letter: toNew })
  })
}
