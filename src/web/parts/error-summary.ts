import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { frameWords } from '../words/frame.ts'

// `field` is the name of the field that the line leads to; `place` tells it from others alike where
// the field itself is not at hand.
export type FieldError = {
  readonly field: string
  readonly message: string
  readonly place?: string
}

// Everything wrong with a form in one place, above its heading; nothing when nothing is wrong.
export function errorSummary(language: Language, errors: readonly FieldError[]): Html | undefined {
  if (errors.length === 0) return undefined
  const lines = errors.map(
    ({ field, message, place }) =>
      html`<li><a href="#${field}">${place && `${place}: `}${message}</a></li>`,
  )
  return html`<section class="error-summary" role="alert" aria-labelledby="error-summary-title"
 tabindex="-1" autofocus>
<h2 id="error-summary-title">${frameWords[language].errorSummary}</h2>
<ul>${lines}</ul>
</section>`
}
