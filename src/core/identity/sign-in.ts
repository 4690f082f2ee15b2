import type { EmailAddress } from '#base/email-address.ts'
import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { IdentityMeans } from './means.ts'
import type { Busy } from './password-hasher.ts'

// A new session at each sign-in. 'wrong' does not tell an unknown address from a wrong password, by
// word, statement or time. A stranger's tries never lock out a browser that has signed in before.
export declare function signIn(
  means: IdentityMeans,
  origin: Origin,
  input: { readonly email: EmailAddress; readonly password: string },
): Promise<{ readonly sessionToken: string } | Refused<'wrong'> | Busy | TooManyTries>
