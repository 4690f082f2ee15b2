import { assert } from '#base/assert.ts'
import { maskEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { lockLogin } from '#core/customers/links-store.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import { countTryIn } from '#platform/tries/count-tries.ts'
import type { ConfirmationDetails } from './confirmation.ts'
import {
  settleConfirmation,
  unsettledConfirmation,
  voidConfirmation,
} from './confirmations-store.ts'
import { letterCaps } from './identity-caps.ts'
import { loginOfEmail } from './logins-store.ts'
import type { IdentityMeans } from './means.ts'
import { refusalOf } from './read-confirmation.ts'

// Job of 'email-change-requested', as the owner role. One letter to the present address, and one to
// the new address unless it has had too many or a new password has meanwhile ended the change;
// running twice changes nothing.
export async function settleEmailChange(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  { confirmationId }: { readonly confirmationId: string },
): Promise<void> {
  const [found] = await db.read({}, unsettledConfirmation<ConfirmationDetails>(confirmationId))
  if (!found) return
  const { loginId } = found
  assert(loginId, 'only somebody signed in asks for another address')
  await db.transaction({}, async (tx) => {
    // Under the login's lock nobody voids it in between.
    const present = await tx.one(lockLogin(loginId))
    const asked = await tx.maybe(unsettledConfirmation<ConfirmationDetails>(confirmationId))
    if (!asked) return
    const at = clock.now()
    await tx.run(settleConfirmation(confirmationId, at))
    const { email, emailKey, language } = asked.details
    const told = { newEmailMasked: maskEmail(email), at: at.toString() }
    const toPresent = { kind: 'email-change-asked', details: told } as const
    await oweNotice(tx, { at, recipient: present.email, language, letter: toPresent })
    if (refusalOf(asked, at)) {
      await tx.run(voidConfirmation(confirmationId, at))
      return
    }
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
