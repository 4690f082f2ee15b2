import { type Html, html, type Piece } from '#platform/html/html.ts'

type Column = { readonly label: string; readonly numeric?: boolean }

type Table = {
  // Says what the table holds; also the name of the region that scrolls on a narrow screen.
  readonly caption: string
  readonly captionUnseen?: boolean
  readonly columns: readonly Column[]
  // The first cell of a row names the row.
  readonly rows: readonly (readonly Piece[])[]
  readonly totals?: readonly (readonly Piece[])[]
}

// Rows under named columns; sums stand at the right in tabular figures.
export function table({ caption, captionUnseen, columns, rows, totals }: Table): Html {
  const body = rows.map((cells) => row(columns, cells))
  const foot = totals && html`<tfoot>${totals.map((cells) => row(columns, cells))}</tfoot>`
  const heads = columns.map(
    ({ label, numeric }) => html`<th scope="col"${numeric && html` class="numeric"`}>${label}</th>`,
  )
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption${captionUnseen && html` class="unseen"`}>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody>${foot}
</table></div>`
}

function row(columns: readonly Column[], cells: readonly Piece[]): Html {
  const inner = cells.map((cell, index) => {
    const numeric = columns[index]?.numeric && html` class="numeric"`
    return index === 0
      ? html`<th scope="row"${numeric}>${cell}</th>`
      : html`<td${numeric}>${cell}</td>`
  })
  return html`<tr>${inner}</tr>`
}
