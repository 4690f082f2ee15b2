import { type Html, html, type Piece } from '#platform/html/html.ts'

// More, for those who ask: opens in place, works without scripts, prints open.
export function disclosure(summary: Piece, body: Piece, open = false): Html {
  return html`<details class="more"${open && ' open'}><summary>${summary}</summary>
<div>${body}</div></details>`
}
