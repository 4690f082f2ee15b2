import { isRefused, type Refused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import { countTry, type TooManyTries } from '#platform/tries/count-tries.ts'
import { newPasswordCaps } from './identity-caps.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import { type PasswordSlip, passwordSlip } from './password-rules.ts'
import { draftLife, progressOf, type StepMissing } from './registration-step.ts'
import { liveDraft, savePassword } from './registration-store.ts'

// Keeps the password's hash in this browser's draft.
export async function saveRegistrationPassword(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'passwords' | 'utility'>,
  origin: Origin,
  password: string,
): Promise<'saved' | StepMissing | Refused<PasswordSlip> | Busy | TooManyTries> {
  const { db, clock, passwords, utility } = means
  const draftHash = visitorHash(origin)
  const at = clock.now()
  const [draft] = await db.read({ key: draftHash }, liveDraft(draftHash, at))
  const { next, email } = progressOf(draft)
  if (email === null || next === 'sent' || next === 'number') {
    return { refused: 'step-missing', step: next === 'email' ? 'email' : 'number' }
  }
  const slip = passwordSlip(password, email, utility)
  if (slip) return slip
  const counted = await countTry(db, at, newPasswordCaps(origin))
  if (isRefused(counted)) return counted
  const passwordHash = await passwords.hash(password, draftHash)
  if (isRefused(passwordHash)) return passwordHash
  const expiresAt = at.add({ seconds: draftLife })
  const saved = await db.transaction({ key: draftHash }, (tx) =>
    tx.run(savePassword({ draftHash, passwordHash, at, expiresAt })),
  )
  // Sent off in another tab meanwhile.
  return saved > 0 ? 'saved' : { refused: 'step-missing', step: 'number' }
}
