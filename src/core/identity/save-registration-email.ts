import type { EmailAddress } from '#base/email-address.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import type { IdentityMeans } from './means.ts'
import { draftLife, type StepMissing } from './registration-step.ts'
import { saveEmail } from './registration-store.ts'

// Keeps the address in this browser's draft. Whether it is known is not looked up here.
export async function saveRegistrationEmail(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Pick<Origin, 'visitor'>,
  email: EmailAddress,
): Promise<'saved' | StepMissing> {
  const draftHash = visitorHash(origin)
  const at = clock.now()
  const expiresAt = at.add({ seconds: draftLife })
  const saved = await db.transaction({ key: draftHash }, (tx) =>
    tx.run(saveEmail({ draftHash, email, at, expiresAt })),
  )
  return saved > 0 ? 'saved' : { refused: 'step-missing', step: 'number' }
}
