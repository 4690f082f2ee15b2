import { type EmailAddress, parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import type { EmailSlip } from '../credentials/email-field.ts'

export type EmailChangeSlips = {
  readonly email?: EmailSlip | 'same'
  readonly password?: 'empty' | 'wrong'
}

// The new address and the password that shows who asks.
export function parseEmailChangeForm(
  form: Readonly<Record<string, string>>,
):
  | { readonly email: EmailAddress; readonly password: string }
  | { readonly slips: EmailChangeSlips } {
  const parsed = parseEmail(form.email ?? '')
  const password = form.password ?? ''
  if (!isRefused(parsed) && password !== '') return { email: parsed.email, password }
  return {
    slips: {
      ...(isRefused(parsed) && { email: parsed.refused }),
      ...(password === '' && { password: 'empty' }),
    },
  }
}
