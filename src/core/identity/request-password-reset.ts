import type { EmailAddress } from '#base/email-address.ts'
import { newUuid } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { isRefused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import { oweJob } from '#platform/jobs/owe-job.ts'
import { countTry, type TooManyTries } from '#platform/tries/count-tries.ts'
import { confirmationLife } from './confirmation.ts'
import { insertConfirmation } from './confirmations-store.ts'
import { emailKey } from './email-key.ts'
import { resetRequestCaps } from './identity-caps.ts'
import type { IdentityMeans } from './means.ts'

// A letter tells the rest: the answer is the same whether somebody signs in by that address or not.
export async function requestPasswordReset(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Origin,
  { email, language }: { readonly email: EmailAddress; readonly language: Language },
): Promise<'sent' | TooManyTries> {
  const { db, clock, keyring } = means
  const at = clock.now()
  const { source } = origin
  const action = 'password-reset-requested'
  const counted = await countTry(db, at, resetRequestCaps(origin))
  if (isRefused(counted)) return recordRefusal(means, origin, { action }, counted)
  const purpose = 'reset-password'
  const confirmationId = newUuid(at.epochMilliseconds)
  const details = {
    email,
    emailKey: emailKey(keyring, email),
    language,
    visitorHash: visitorHash(origin),
  }
  const expiresAt = at.add({ seconds: confirmationLife[purpose] })
  await db.transaction({ key: confirmationId }, async (tx) => {
    const loginId = null
    await tx.run(insertConfirmation({ confirmationId, purpose, loginId, details, at, expiresAt }))
    await oweJob(tx, 'password-reset-requested', { confirmationId })
    await recordAudit(tx, { at, action, outcome: 'done', source })
  })
  return 'sent'
}
