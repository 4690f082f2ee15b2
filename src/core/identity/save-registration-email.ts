import type { EmailAddress } from '#base/email-address.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { IdentityMeans } from './means.ts'
import type { StepMissing } from './registration-step.ts'

// Keeps the address in this browser's draft. Whether it is known is not looked up here.
export declare function saveRegistrationEmail(
  means: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Pick<Origin, 'visitor'>,
  email: EmailAddress,
): Promise<'saved' | StepMissing>
