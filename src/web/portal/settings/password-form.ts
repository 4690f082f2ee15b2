import type { PasswordSlip } from '../credentials/password-fields.ts'

export type PasswordChangeSlips = {
  readonly current?: 'empty' | 'wrong'
  readonly password?: PasswordSlip
}

// The current password, which shows who asks, and the new one, both exactly as typed.
export function parsePasswordChangeForm(
  form: Readonly<Record<string, string>>,
):
  | { readonly current: string; readonly password: string }
  | { readonly slips: PasswordChangeSlips } {
  const { current = '', password = '' } = form
  if (current !== '' && password !== '') return { current, password }
  return {
    slips: {
      ...(current === '' && { current: 'empty' }),
      ...(password === '' && { password: 'empty' }),
    },
  }
}
