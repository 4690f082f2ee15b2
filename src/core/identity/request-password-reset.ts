import type { EmailAddress } from '#base/email-address.ts'
import type { Language } from '#base/language.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { IdentityMeans } from './means.ts'

// A letter tells the rest: the answer is the same whether somebody signs in by that address or not.
export declare function requestPasswordReset(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Origin,
  input: { readonly email: EmailAddress; readonly language: Language },
): Promise<'sent' | TooManyTries>
