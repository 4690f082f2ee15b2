import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'

// The new address signs in from here on, and the old one is told. Signed in or not makes no
// difference.
export declare function confirmEmailChange(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Origin,
  token: string,
): Promise<'changed' | ConfirmationRefusal | Refused<'email-taken'>>
