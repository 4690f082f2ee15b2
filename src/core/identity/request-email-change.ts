import type { EmailAddress } from '#base/email-address.ts'
import { newUuid } from '#base/ids.ts'
import { isRefused, type Refused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import { oweJob } from '#platform/jobs/owe-job.ts'
import { countTry, type TooManyTries } from '#platform/tries/count-tries.ts'
import { actOnProof } from './act-on-proof.ts'
import { confirmationLife } from './confirmation.ts'
import { insertConfirmation } from './confirmations-store.ts'
import { emailKey } from './email-key.ts'
import { emailChangeCaps } from './identity-caps.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import { verifyAgain } from './verify-again.ts'

// Asks the new address by letter and tells the old one; nothing changes until the link is followed.
// Whether the new address is taken is told only there. 'wrong' is the password.
export async function requestEmailChange(
  means: IdentityMeans,
  origin: Origin,
  viewer: Viewer,
  input: { readonly password: string; readonly email: EmailAddress },
): Promise<'sent' | Refused<'wrong' | 'same'> | Busy | TooManyTries> {
  const { db, clock, keyring } = means
  const { loginId } = viewer
  const action = 'email-change-requested'
  const proven = await verifyAgain(means, origin, viewer, { password: input.password, action })
  if (isRefused(proven)) return proven
  const { email } = input
  const newKey = emailKey(keyring, email)
  // A change of letter case alone is none: one key, one login.
  if (newKey === emailKey(keyring, proven.email)) return { refused: 'same' }
  const at = clock.now()
  const counted = await countTry(db, at, emailChangeCaps(loginId))
  if (isRefused(counted)) return counted
  const purpose = 'change-email'
  const { language, proof } = proven
  const details = { email, emailKey: newKey, language, visitorHash: visitorHash(origin) }
  const confirmationId = newUuid(at.epochMilliseconds)
  const expiresAt = at.add({ seconds: confirmationLife[purpose] })
  const asked = await actOnProof(means, { login: loginId }, proof, async (tx) => {
    await tx.run(insertConfirmation({ confirmationId, purpose, loginId, details, at, expiresAt }))
    await oweJob(tx, 'email-change-requested', { confirmationId })
    await recordAudit(tx, { at, action, outcome: 'done', loginId, source: origin.source })
    return 'sent' as const
  })
  return isRefused(asked) ? recordRefusal(means, origin, { action, loginId }, asked) : asked
}
