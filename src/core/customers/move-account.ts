import type { LinkId } from '#base/ids.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { liveLinks, lockLogin, orderLinks } from './links-store.ts'
import { announceLoginChanged } from './login-changed.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

// Puts the account at this place (from 1; beyond the ends means at the end) and keeps the others in
// their order. The same form sent twice changes nothing more.
export async function moveAccount(
  { db, clock }: Pick<CustomersMeans, 'db' | 'clock'>,
  { source }: Origin,
  viewed: Viewed,
  place: number,
): Promise<void> {
  const { scope, linkId, accountNumber } = viewed
  const loginId = scope.login
  await db.transaction(scope, async (tx) => {
    await tx.one(lockLogin(loginId))
    const before = (await tx.many(liveLinks(loginId))).map((link) => link.linkId)
    if (!before.includes(linkId)) return
    await tx.run(orderLinks(loginId, moved(before, linkId, place)))
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, {
      at: clock.now(),
      action: 'account-moved',
      outcome: 'done',
      loginId,
      accountNumber,
      source,
    })
  })
}

// The list with one of its members at a place counted from 1.
export function moved(links: readonly LinkId[], link: LinkId, place: number): LinkId[] {
  const others = links.filter((other) => other !== link)
  const index = Math.min(Math.max(Math.trunc(place) || 1, 1), links.length) - 1
  return others.toSpliced(index, 0, link)
}
