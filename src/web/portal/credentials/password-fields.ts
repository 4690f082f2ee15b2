import type { Language } from '#base/language.ts'
import { shortestPassword } from '#core/identity/password-length.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { field } from '../../parts/field.ts'
import { credentialWords } from '../../words/credentials.ts'

export type PasswordSlip = keyof typeof credentialWords.ru.passwordSlips

// The islands of a page that asks for a password to be set.
export const newPasswordIslands = ['show-password', 'password-strength']

type Password = { readonly label?: string; readonly error: string | undefined }

// Asks for the password of somebody who has one.
export function passwordField(
  language: Language,
  given: Password & { readonly name: string; readonly hint?: string },
): Html {
  return field(language, {
    label: credentialWords[language].password,
    type: 'password',
    autocomplete: 'current-password',
    ...given,
  })
}

// Asks once for a password to be set. While it is typed its length is judged in words.
export function newPasswordField(language: Language, { label, error }: Password): Html {
  const words = credentialWords[language]
  const { short, enough, good } = words.strength
  const missing = Array.from({ length: shortestPassword }, (_, index) => short(index + 1))
  return html`${field(language, {
    name: 'password',
    label: label ?? words.password,
    type: 'password',
    hint: words.passwordHint,
    error,
    autocomplete: 'new-password',
  })}
<p class="strength" data-strength-of="password" role="status" data-short="${missing.join('|')}"
 data-enough="${enough}" data-good="${good}"></p>`
}

// The sentence about a slip in a new password, with the field it is about.
export function newPasswordError(language: Language, slip: PasswordSlip | undefined): FieldError[] {
  return slip === undefined
    ? []
    : [{ field: 'password', message: credentialWords[language].passwordSlips[slip] }]
}

// Tells password managers whose password this is, where the address is not typed.
export function usernameFor(email: string): Html {
  return html`<input name="username" value="${email}" autocomplete="username" readonly hidden>`
}
