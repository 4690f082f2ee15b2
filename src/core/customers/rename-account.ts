import type { Refused } from '#base/outcome.ts'
import { textFault } from '#base/text.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { nameLink } from './links-store.ts'
import { announceLoginChanged } from './login-changed.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewed } from './viewer.ts'

export const longestAccountName = 60

// An empty name goes back to none. Length in characters as a person counts them; white space at the
// ends and in a row is dropped.
export async function renameAccount(
  { db, clock }: Pick<CustomersMeans, 'db' | 'clock'>,
  { source }: Origin,
  viewed: Viewed,
  typed: string,
): Promise<'renamed' | Refused<'too-long' | 'unprintable'>> {
  const name = typed.normalize('NFC').trim().replace(/\s+/gu, ' ')
  if ([...name].length > longestAccountName) return { refused: 'too-long' }
  // Format characters turn the direction of what follows, or hide it.
  if (textFault(name) || /\p{Cf}/u.test(name)) return { refused: 'unprintable' }
  const { scope, linkId, accountNumber } = viewed
  const loginId = scope.login
  await db.transaction(scope, async (tx) => {
    const named = await tx.run(nameLink(loginId, linkId, name || null))
    if (named === 0) return
    await announceLoginChanged(tx, loginId)
    await recordAudit(tx, {
      at: clock.now(),
      action: 'account-renamed',
      outcome: 'done',
      loginId,
      accountNumber,
      source,
    })
  })
  return 'renamed'
}
