import type { EmailAddress } from '#base/email-address.ts'
import type { Refused } from '#base/outcome.ts'
import type { Draft } from './registration-store.ts'

export type RegistrationStep = 'number' | 'email' | 'password' | 'consent'

// The step the visitor must do first, because nothing (or nothing any more) is kept of it.
export type StepMissing = Refused<'step-missing'> & { readonly step: RegistrationStep }

// What this browser's registration holds so far. Never the number or the password, not even hashed.
export type RegistrationProgress = {
  // The first step not yet done; 'sent' after the last, until the draft expires or another begins.
  readonly next: RegistrationStep | 'sent'
  readonly email: EmailAddress | null
}

// Seconds from the last step done.
export const draftLife = 3600

export function progressOf(draft: Draft | undefined): RegistrationProgress {
  if (!draft) return { next: 'number', email: null }
  return { next: nextStep(draft), email: draft.email }
}

function nextStep(draft: Draft): RegistrationStep | 'sent' {
  if (draft.submittedAt) return 'sent'
  if (!draft.numberHash) return 'number'
  if (!draft.email) return 'email'
  return draft.passwordHash ? 'consent' : 'password'
}
