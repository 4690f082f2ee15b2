import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'

type Refusal =
  | ConfirmationRefusal
  | Refused<'password-needed' | 'wrong' | 'did-not-fit' | 'email-taken'>
  | Busy
  | TooManyTries

// Makes the login, keeps the consent, links the account and tells its other holders, all or
// nothing and once; signs in. In a browser other than the one that registered the password is
// needed: else a stranger who registers your address waits for you to open it for them. Refuses
// when the receipt has meanwhile grown too old or the address has been taken.
export declare function confirmRegistration(
  means: IdentityMeans,
  origin: Origin,
  input: { readonly token: string; readonly password?: string | undefined },
): Promise<{ readonly sessionToken: string } | Refusal>
