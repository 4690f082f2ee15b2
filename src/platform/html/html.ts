// HTML as tagged templates that escape by default. `Html` is text that is already safe to send.
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type Piece = Html | string | number | bigint | false | null | undefined | readonly Piece[]

const dangerous = /[&<>"']/
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Safe between tags and inside quoted attributes, and nowhere else.
export function escapeHtml(text: string): string {
  if (!dangerous.test(text)) return text
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

// Strings are escaped, Html goes in as it is, lists are joined, and nothing (false, null,
// undefined) leaves nothing.
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = strings[0] ?? ''
  for (let index = 0; index < pieces.length; index++) {
    text += rendered(pieces[index]) + strings[index + 1]
  }
  return new Html(text)
}

// For markup that this program wrote itself (icons, a stylesheet link). Never for anything typed or
// imported.
export function trusted(text: string): Html {
  return new Html(text)
}

export const nothing = new Html('')

function rendered(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece)
  if (piece instanceof Html) return piece.text
  if (piece === null || piece === undefined || piece === false) return ''
  if (Array.isArray(piece)) {
    let text = ''
    for (const part of piece) text += rendered(part)
    return text
  }
  return String(piece)
}
