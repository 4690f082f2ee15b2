import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { frameWords } from '../words/frame.ts'
import { icon } from './icon.ts'

type Field = {
  // Also the id that the error summary leads to.
  readonly name: string
  readonly label: string
  readonly hint?: Html | string
  // What is wrong and how to put it right.
  readonly error?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'date' | 'month'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'text'
  readonly maxlength?: number
  // `code` spaces digits out for checking against paper.
  readonly width?: 'full' | 'code' | 'number'
  // After the input on its line: a unit.
  readonly suffix?: string
}

// One labelled input. Hint and error are read out with it.
export function field(language: Language, given: Field): Html {
  const { name, label, hint, error, suffix } = given
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return html`<div class="field${error && ' wrong'}">
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}${fieldError(language, name, error)}
<span class="entry">${input(language, given, described)}
${suffix && html`<span class="suffix">${suffix}</span>`}</span>
</div>`
}

// The sentence under a label that says what is wrong; nothing without one.
export function fieldError(
  language: Language,
  name: string,
  error: string | undefined,
): Html | undefined {
  if (!error) return undefined
  const before = html`<span class="unseen">${frameWords[language].errorBefore}</span>`
  return html`<p class="field-error" id="${name}-error">${icon('warning')}${before}${error}</p>`
}

function input(language: Language, given: Field, described: string): Html {
  const { name, type = 'text', value, width = 'full' } = given
  const words = frameWords[language]
  // A password typed wrong is typed again: it never travels back.
  const sentBack = type === 'password' ? '' : (value ?? '')
  const attributes = [
    attribute('autocomplete', given.autocomplete ?? 'off'),
    attribute('inputmode', given.inputmode),
    attribute('maxlength', given.maxlength),
    attribute('aria-describedby', described || undefined),
    given.error && html` aria-invalid="true"`,
    type === 'password' &&
      html` data-show="${words.showPassword}" data-hide="${words.hidePassword}"`,
    (type === 'email' || type === 'password' || width === 'code') &&
      html` spellcheck="false" autocapitalize="none"`,
  ]
  return html`<input class="input ${width}" id="${name}" name="${name}" type="${type}"
 value="${sentBack}"${attributes}>`
}

function attribute(name: string, value: string | number | undefined): Html | undefined {
  return value === undefined ? undefined : html` ${name}="${value}"`
}
