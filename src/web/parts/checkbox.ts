import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { fieldError } from './field.ts'

type Checkbox = {
  readonly name: string
  readonly label: Html | string
  readonly hint?: Html | string
  readonly error?: string | undefined
  readonly checked?: boolean
}

// One box to tick; sends `on`. Unticked unless told.
export function checkbox(language: Language, given: Checkbox): Html {
  const { name, label, hint, error, checked } = given
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return html`<div class="field choice${error && ' wrong'}">
${fieldError(language, name, error)}
<input type="checkbox" id="${name}" name="${name}"${checked && ' checked'}${
    described && html` aria-describedby="${described}"`
  }${error && html` aria-invalid="true"`}>
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}</div>`
}
