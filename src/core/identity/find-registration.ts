import { type Origin, visitorHash } from '#core/audit/origin.ts'
import type { IdentityMeans } from './means.ts'
import { progressOf, type RegistrationProgress } from './registration-step.ts'
import { liveDraft } from './registration-store.ts'

// A browser without a draft, or with an expired one, is at the first step.
export async function findRegistration(
  { db, clock }: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Pick<Origin, 'visitor'>,
): Promise<RegistrationProgress> {
  const draftHash = visitorHash(origin)
  const [draft] = await db.read({ key: draftHash }, liveDraft(draftHash, clock.now()))
  return progressOf(draft)
}
