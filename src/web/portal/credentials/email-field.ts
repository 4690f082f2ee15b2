import type { Language } from '#base/language.ts'
import type { Html } from '#platform/html/html.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { field } from '../../parts/field.ts'
import { credentialWords } from '../../words/credentials.ts'

export type EmailSlip = keyof typeof credentialWords.ru.emailSlips

type EmailField = {
  readonly value: string
  readonly label?: string
  readonly hint?: string
  readonly error?: string | undefined
  // `username` where one signs in, `email` where an address is new.
  readonly autocomplete: 'username' | 'email'
}

// Asks for an address: the phone's keyboard for addresses, the browser's own suggestions.
export function emailField(language: Language, given: EmailField): Html {
  return field(language, {
    name: 'email',
    label: credentialWords[language].email,
    type: 'email',
    ...given,
  })
}

// The sentence about a slip in an address, with the field it is about.
export function emailError(language: Language, slip: EmailSlip | undefined): FieldError[] {
  return slip === undefined
    ? []
    : [{ field: 'email', message: credentialWords[language].emailSlips[slip] }]
}
