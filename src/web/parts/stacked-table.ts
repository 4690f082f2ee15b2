import { type Html, html, type Piece } from '#platform/html/html.ts'

type StackedTable = {
  // Says what the table holds; seen unless the heading above says the same.
  readonly caption: string
  readonly captionUnseen?: boolean
  // What the first column is, which names the row, and the columns of figures after it.
  readonly head: string
  readonly figures: readonly string[]
  readonly rows: readonly (readonly [name: Piece, ...figures: Piece[]])[]
}

// A table whose rows fold on a phone: the name on a line of its own, under it each figure beside
// the name of its column, the last at the right edge. The roles are told, for a table laid out as
// blocks is none to every browser.
export function stackedTable({ caption, captionUnseen, head, figures, rows }: StackedTable): Html {
  const heads = figures.map((label) => html`<th scope="col" role="columnheader">${label}</th>`)
  const body = rows.map(([name, ...cells]) => {
    const inner = cells.map(
      (cell, index) => html`<td role="cell" data-label="${figures[index] ?? ''}">${cell}</td>`,
    )
    return html`<tr role="row"><th scope="row" role="rowheader">${name}</th>${inner}</tr>`
  })
  return html`<table class="stacked" role="table">
<caption${captionUnseen && html` class="unseen"`}>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${head}</th>
${heads}</tr></thead>
<tbody role="rowgroup">${body}</tbody>
</table>`
}
