import type { ConsentText } from '#core/identity/submit-registration.ts'
import { type Consent, consentPlainText } from '../../words/consent.ts'

export type ConsentSlip = 'missing' | 'outdated'

// Consent is a box ticked under the very text that is in force; the text is kept with it.
export function parseConsentForm(
  form: Readonly<Record<string, string>>,
  inForce: Consent,
): ConsentText | { readonly slip: ConsentSlip } {
  if (form.version !== inForce.version) return { slip: 'outdated' }
  if (form.consent !== 'on') return { slip: 'missing' }
  return { version: inForce.version, text: consentPlainText(inForce) }
}
