import { type Html, html, type Piece } from '#platform/html/html.ts'

type Definition = {
  readonly term: string
  readonly value: Piece
  // Smaller, under the value.
  readonly note?: Piece
}

// Facts about one thing, each with its name; nothing where there are none.
export function definitionList(definitions: readonly Definition[]): Html {
  if (definitions.length === 0) return html``
  const lines = definitions.map(
    ({ term, value, note }) =>
      html`<div><dt>${term}</dt>
<dd>${value}${note && html`<p class="hint">${note}</p>`}</dd></div>`,
  )
  return html`<dl class="facts">${lines}</dl>`
}
