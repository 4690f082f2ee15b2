import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'
import type { PasswordSlip } from './password-rules.ts'

// Sets the password, ends every session and every other open link of the login, and tells by
// letter. Does not sign in.
export declare function resetPassword(
  means: IdentityMeans,
  origin: Origin,
  input: {
    readonly token: string
    readonly password: string
  },
): Promise<'reset' | ConfirmationRefusal | Refused<PasswordSlip> | Busy>
