import type { AccountNumber } from '#base/ids.ts'
import { isRefused } from '#base/outcome.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { wrongNumbersEverywhere } from '#core/customers/claim-caps.ts'
import { countWrongNumber } from '#core/customers/count-wrong-number.ts'
import { findClaimedAccount } from '#core/customers/find-claimed-account.ts'
import type { Letter } from '#core/notices/letters.ts'
import { oweNotice } from '#core/notices/owe-notice.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { countTryIn, giveBackTries } from '#platform/tries/count-tries.ts'
import type { RegistrationDetails } from './confirmation.ts'
import {
  settleConfirmation,
  unsettledConfirmation,
  voidConfirmation,
} from './confirmations-store.ts'
import { letterCaps } from './identity-caps.ts'
import { loginOfEmail } from './logins-store.ts'
import type { SettlingMeans } from './means.ts'

type Job = { readonly confirmationId: string }

// Job of 'registration-submitted', as the owner role. Owes exactly one letter, and none beyond the
// cap for one address; running twice changes nothing.
export async function settleRegistration(
  means: SettlingMeans,
  { confirmationId }: Job,
): Promise<void> {
  const { db, clock } = means
  const [found] = await db.read({}, unsettledConfirmation<RegistrationDetails>(confirmationId))
  if (!found) return
  const { details } = found
  const account = await findClaimedAccount(db, details.numberHash)
  await db.transaction({ key: wrongNumbersEverywhere.bucket }, async (tx) => {
    const at = clock.now()
    const settled = await tx.run(settleConfirmation(confirmationId, at))
    if (settled === 0) return
    const letter = await answer(tx, { confirmationId, details, account, at })
    if (account) await giveBackTries(tx, details.counted)
    else await countWrongNumber(tx, means, at)
    const outcome = letter ?? 'too-many-letters'
    await recordAudit(tx, {
      at,
      action: 'registration-settled',
      outcome,
      ...(account ? { accountNumber: account } : {}),
    })
  })
}

// The kind of the letter that is owed now, if any.
async function answer(
  tx: Tx,
  asked: {
    readonly confirmationId: string
    readonly details: RegistrationDetails
    readonly account: AccountNumber | undefined
    readonly at: Temporal.Instant
  },
): Promise<Letter['kind'] | undefined> {
  const { confirmationId, details, account, at } = asked
  const { email, emailKey, language } = details
  const login = await tx.maybe(loginOfEmail(emailKey))
  const letter = letterFor({ confirmationId, isKnown: login !== undefined, fits: !!account })
  const mayWrite = !isRefused(await countTryIn(tx, at, letterCaps(emailKey)))
  if (!mayWrite || letter.kind !== 'registration-confirm') {
    await tx.run(voidConfirmation(confirmationId, at))
  }
  if (!mayWrite) return undefined
  await oweNotice(tx, { at, recipient: email, language, letter })
  return letter.kind
}

// Pure: which letter answers a registration.
export function letterFor(asked: {
  readonly confirmationId: string
  readonly isKnown: boolean
  readonly fits: boolean
}): Letter {
  if (asked.isKnown) return { kind: 'registration-already-registered', details: {} }
  if (!asked.fits) return { kind: 'registration-number-did-not-fit', details: {} }
  const { confirmationId } = asked
  return { kind: 'registration-confirm', details: { confirmationId } }
}
