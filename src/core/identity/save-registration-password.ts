import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import type { PasswordSlip } from './password-rules.ts'
import type { StepMissing } from './registration-step.ts'

// Keeps the password's hash in this browser's draft. `ownWords` are words of the utility that make
// a weak password.
export declare function saveRegistrationPassword(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'passwords' | 'utility'>,
  origin: Origin,
  password: string,
): Promise<'saved' | StepMissing | Refused<PasswordSlip> | Busy | TooManyTries>
