import { type Html, html, type Piece } from '#platform/html/html.ts'
import { type IconName, icon } from './icon.ts'

type LinkLine = {
  readonly href: string
  readonly text: string
  readonly note?: Piece
  // At the end of the line: a sum, a count.
  readonly value?: Piece
  readonly icon?: IconName
}

// Where one can go from here, a whole line to touch for each.
export function linkList(lines: readonly LinkLine[]): Html {
  const items = lines.map(
    ({ href, icon: name, text, note, value }) => html`<li><a href="${href}">${name && icon(name)}
<span class="what"><span class="named"><b>${text}</b>${note && html`<small>${note}</small>`}</span>
${value && html`<span>${value}</span>`}</span>${icon('next')}</a></li>`,
  )
  return html`<ul class="links">${items}</ul>`
}
