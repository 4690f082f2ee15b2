import type { EmailAddress } from '#base/email-address.ts'
import type { Refused } from '#base/outcome.ts'

export type RegistrationStep = 'number' | 'email' | 'password' | 'consent'

// The step the visitor must do first, because nothing (or nothing any more) is kept of it.
export type StepMissing = Refused<'step-missing'> & { readonly step: RegistrationStep }

// What this browser's registration holds so far. Never the number or the password, not even hashed.
export type RegistrationProgress = {
  // The first step not yet done; 'sent' after the last, until the draft expires or another begins.
  readonly next: RegistrationStep | 'sent'
  readonly email: EmailAddress | null
}
