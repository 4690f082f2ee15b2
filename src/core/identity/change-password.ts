import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { Viewer } from '#core/customers/viewer.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import type { PasswordSlip } from './password-rules.ts'

// Ends every session of the login and begins a new one for this browser. 'wrong' is the current
// password.
export declare function changePassword(
  means: IdentityMeans,
  origin: Origin,
  viewer: Viewer,
  input: {
    readonly current: string
    readonly password: string
  },
): Promise<
  { readonly sessionToken: string } | Refused<'wrong'> | Refused<PasswordSlip> | Busy | TooManyTries
>
