import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { fieldError } from './field.ts'

type Radios = {
  // The first option has the name as its id: the error summary leads there.
  readonly name: string
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string | undefined
  readonly error?: string | undefined
}

// One of a few.
export function radios(language: Language, given: Radios): Html {
  const { name, legend, options, value, error } = given
  const choices = options.map((option, index) => {
    const id = index === 0 ? name : `${name}-${option.value}`
    const checked = option.value === value && ' checked'
    return html`<div class="choice">
<input type="radio" id="${id}" name="${name}" value="${option.value}"${checked}>
<label for="${id}">${option.label}</label></div>`
  })
  const described = error && html` aria-describedby="${name}-error"`
  return html`<fieldset class="field${error && ' wrong'}"${described}>
<legend>${legend}</legend>
${fieldError(language, name, error)}${choices}</fieldset>`
}
