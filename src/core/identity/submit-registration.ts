import type { EmailAddress } from '#base/email-address.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { IdentityMeans } from './means.ts'
import type { StepMissing } from './registration-step.ts'

// The consent as it stood on the page. The login keeps the version and the SHA-256 of the text.
export type ConsentText = { readonly version: string; readonly text: string }

// Takes the consent (152-ФЗ, art. 9) and sends the registration off: a letter to the address tells
// the rest. The same statements run whether the number or the address is known or not, so answer
// and time are equal by construction.
export declare function submitRegistration(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Origin,
  consent: ConsentText,
): Promise<{ readonly sentTo: EmailAddress } | StepMissing | TooManyTries>
