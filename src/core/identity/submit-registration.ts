import { createHash } from 'node:crypto'
import type { EmailAddress } from '#base/email-address.ts'
import { newUuid } from '#base/ids.ts'
import { isRefused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { recordAudit } from '#core/audit/record-audit.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import { claimCaps } from '#core/customers/claim-caps.ts'
import { oweJob } from '#platform/jobs/owe-job.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { type CountedTries, countTry, type TooManyTries } from '#platform/tries/count-tries.ts'
import { confirmationLife, type RegistrationDetails } from './confirmation.ts'
import { insertConfirmation } from './confirmations-store.ts'
import { emailKey } from './email-key.ts'
import type { IdentityMeans } from './means.ts'
import { progressOf, type StepMissing } from './registration-step.ts'
import { type Draft, liveDraft, lockDraft, markDraftSubmitted } from './registration-store.ts'

// The consent as it stood on the page. The login keeps the version and the SHA-256 of the text.
export type ConsentText = { readonly version: string; readonly text: string }

type Submitted = { readonly sentTo: EmailAddress } | StepMissing | TooManyTries
type Means = Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>

// Takes the consent (152-ФЗ, art. 9) and sends the registration off: a letter to the address tells
// the rest. The same statements run whether the number or the address is known or not, so answer
// and time are equal by construction. Sent twice, it is sent once.
export async function submitRegistration(
  means: Means,
  origin: Origin,
  consent: ConsentText,
): Promise<Submitted> {
  const { db, clock } = means
  const at = clock.now()
  const key = visitorHash(origin)
  const [draft] = await db.read({ key }, liveDraft(key, at))
  const { next, email } = progressOf(draft)
  if (next === 'sent' && email) return { sentTo: email }
  if (next !== 'consent' && next !== 'sent') return { refused: 'step-missing', step: next }
  // Taken before the job knows whether the number is right; it gives back what was no guess.
  const counted = await countTry(db, at, claimCaps(origin))
  const action = 'registration-submitted'
  if (isRefused(counted)) return recordRefusal(means, origin, { action }, counted)
  const confirmationId = newUuid(at.epochMilliseconds)
  return db.transaction({ key: `${key},${confirmationId}` }, async (tx) => {
    const locked = await tx.maybe(lockDraft(key, at))
    const details = locked && detailsOf(means, origin, consent, { draft: locked, counted, at })
    if (!details) return afterSubmission(locked)
    await send(tx, key, { confirmationId, details, at })
    await recordAudit(tx, { at, action, outcome: 'done', source: origin.source })
    return { sentTo: details.email }
  })
}

// Undefined when another tab has sent it off or begun anew in between.
function detailsOf(
  { keyring }: Means,
  origin: Origin,
  { version, text }: ConsentText,
  from: { readonly draft: Draft; readonly counted: CountedTries; readonly at: Temporal.Instant },
): RegistrationDetails | undefined {
  const { numberHash, email, passwordHash, language, submittedAt } = from.draft
  if (submittedAt || !numberHash || !email || !passwordHash) return undefined
  return {
    email,
    emailKey: emailKey(keyring, email),
    language,
    visitorHash: visitorHash(origin),
    passwordHash,
    numberHash,
    consentVersion: version,
    consentSha256: createHash('sha256').update(text).digest('hex'),
    consentedAt: from.at.toString(),
    counted: from.counted,
  }
}

function afterSubmission(draft: Draft | undefined): Submitted {
  const { next, email } = progressOf(draft)
  if (next === 'sent' && email) return { sentTo: email }
  return { refused: 'step-missing', step: next === 'sent' ? 'number' : next }
}

async function send(
  tx: Tx,
  draftHash: string,
  sent: {
    readonly confirmationId: string
    readonly details: RegistrationDetails
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { confirmationId, details, at } = sent
  const purpose = 'register'
  const expiresAt = at.add({ seconds: confirmationLife[purpose] })
  await tx.run(
    insertConfirmation({ confirmationId, purpose, loginId: null, details, at, expiresAt }),
  )
  await tx.run(markDraftSubmitted(draftHash, at))
  await oweJob(tx, 'registration-submitted', { confirmationId })
}
