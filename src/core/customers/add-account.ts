import type { AccountNumber, LinkId } from '#base/ids.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import {
  type CountedTries,
  countTry,
  giveBackTries,
  keysOf,
  type TooManyTries,
} from '#platform/tries/count-tries.ts'
import { claimCaps, wrongNumbersEverywhere } from './claim-caps.ts'
import { countWrongNumber } from './count-wrong-number.ts'
import { findClaimedAccount, receiptNumberHash } from './find-claimed-account.ts'
import { linkAccount } from './link-account.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewer } from './viewer.ts'

type Added =
  | { readonly linkId: LinkId }
  | Refused<'did-not-fit'>
  | (Refused<'already-linked'> & { readonly linkId: LinkId })

// Links the account whose receipt carries the number, if it is among the account's last three
// receipts. The same refusal for an unknown and an outlived number; each such try is counted. The
// others who follow the account are told by letter.
export async function addAccount(
  means: CustomersMeans,
  origin: Origin,
  viewer: Viewer,
  number: ReceiptNumber,
): Promise<Added | TooManyTries> {
  const { db, clock, keyring } = means
  const at = clock.now()
  const counted = await countTry(db, at, claimCaps(origin, viewer.loginId))
  const { loginId } = viewer
  const asked = { action: 'account-linked', loginId } as const
  if (isRefused(counted)) return recordRefusal(means, origin, asked, counted)
  const accountNumber = await findClaimedAccount(db, receiptNumberHash(keyring, number))
  if (accountNumber) return addFound(means, origin, viewer, { accountNumber, counted })
  return refuse(means, origin, viewer)
}

async function addFound(
  { db, clock }: CustomersMeans,
  origin: Origin,
  viewer: Viewer,
  found: { readonly accountNumber: AccountNumber; readonly counted: CountedTries },
): Promise<Added> {
  const { accountNumber, counted } = found
  const { loginId } = viewer
  return db.transaction({ login: loginId, key: keysOf(counted) }, async (tx) => {
    await giveBackTries(tx, counted)
    const at = clock.now()
    const { linkId, isNew } = await linkAccount(tx, origin, { loginId, accountNumber, at })
    return isNew ? { linkId } : { refused: 'already-linked', linkId }
  })
}

async function refuse(
  means: CustomersMeans,
  { source }: Origin,
  { loginId }: Viewer,
): Promise<Refused<'did-not-fit'>> {
  const at = means.clock.now()
  const outcome = 'did-not-fit'
  await means.db.transaction({ login: loginId, key: wrongNumbersEverywhere.bucket }, async (tx) => {
    await recordAudit(tx, { at, action: 'account-linked', outcome, loginId, source })
    await countWrongNumber(tx, means, at)
  })
  return { refused: outcome }
}
