import { type EmailAddress, parseEmail } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import type { EmailSlip } from '../credentials/email-field.ts'

export type SignInSlips = {
  readonly email?: EmailSlip
  readonly password?: 'empty'
}

// Both fields at once, so that both slips are told at once.
export function parseSignInForm(
  form: Readonly<Record<string, string>>,
): { readonly email: EmailAddress; readonly password: string } | { readonly slips: SignInSlips } {
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
