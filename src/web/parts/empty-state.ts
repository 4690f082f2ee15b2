import { type Html, html, type Piece } from '#platform/html/html.ts'
import { type IconName, icon } from './icon.ts'

// Where there is nothing yet: says what will be here and when, and offers the next step if there is
// one.
export function emptyState(name: IconName, title: string, body: Piece, action?: Html): Html {
  return html`<div class="empty">${icon(name)}<h2>${title}</h2><p>${body}</p>${action}</div>`
}
