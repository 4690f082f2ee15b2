import type { Origin } from '#core/audit/origin.ts'
import type { IdentityMeans } from './means.ts'
import type { RegistrationProgress } from './registration-step.ts'

// A browser without a draft, or with an expired one, is at the first step.
export declare function findRegistration(
  means: Pick<IdentityMeans, 'db' | 'clock'>,
  origin: Pick<Origin, 'visitor'>,
): Promise<RegistrationProgress>
