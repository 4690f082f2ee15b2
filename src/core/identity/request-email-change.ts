import type { EmailAddress } from '#base/email-address.ts'
import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'

// Asks the new address by letter and tells the old one; nothing changes until the link is followed.
// Whether the new address is taken is told only there. 'wrong' is the password.
export declare function requestEmailChange(
  means: IdentityMeans,
  origin: Origin,
  viewer: Viewer,
  input: { readonly password: string; readonly email: EmailAddress },
): Promise<'sent' | Refused<'wrong' | 'same'> | Busy | TooManyTries>
