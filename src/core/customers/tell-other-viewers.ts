import { oweNotice } from '#core/notices/owe-notice.ts'
import { lockUntoldLink, markLinkTold, otherViewers } from './links-store.ts'
import type { CustomersMeans } from './means.ts'

// Job of 'account-linked', as the owner role: one letter to each other viewer, once, however often
// it runs.
export async function tellOtherViewers(
  { db, clock }: Pick<CustomersMeans, 'db' | 'clock'>,
  { loginId, linkId }: { readonly loginId: string; readonly linkId: string },
): Promise<void> {
  await db.transaction({}, async (tx) => {
    const link = await tx.maybe(lockUntoldLink(loginId, linkId))
    if (!link) return
    const { accountNumber, shownAs } = link
    const at = clock.now()
    const details = { accountNumber, shownAs, at: link.linkedAt.toString() }
    for (const { email, language } of await tx.many(otherViewers(accountNumber, loginId))) {
      const letter = { kind: 'account-linked', details } as const
      await oweNotice(tx, { at, recipient: email, language, letter })
    }
    await tx.run(markLinkTold(loginId, linkId, at))
  })
}
