import { type Html, html } from '#platform/html/html.ts'

type Select = {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string | undefined
}

// One of many, as in a filter.
export function select({ name, label, options, value }: Select): Html {
  const choices = options.map((option) => {
    const selected = option.value === value && ' selected'
    return html`<option value="${option.value}"${selected}>${option.label}</option>`
  })
  return html`<div class="field">
<label for="${name}">${label}</label>
<select class="input" id="${name}" name="${name}">${choices}</select>
</div>`
}
