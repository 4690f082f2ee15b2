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
    (line) => html`<li><a href="${line.href}">${line.icon && icon(line.icon)}
<span class="what"><b>${line.text}</b>${line.note && html`<small>${line.note}</small>`}</span>
${line.value && html`<span class="value">${line.value}</span>`}${icon('next')}</a></li>`,
  )
  return html`<ul class="links">${items}</ul>`
}
