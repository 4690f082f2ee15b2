import { escapeHtml } from '#platform/html/html.ts'

// A letter before it becomes text and HTML: short paragraphs and at most one thing to do.
export type LetterText = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly action?: { readonly label: string; readonly url: string }
  // After the action: what to do if it was not you, how long the link works.
  readonly afterwards?: readonly string[]
}

export type LetterFrame = { readonly greeting: string; readonly signature: readonly string[] }

// Plain text for every reader, and the same as HTML without images, styles from outside or
// tracking.
export function writeLetter(letter: LetterText, frame: LetterFrame) {
  const { action, afterwards = [] } = letter
  const text = [
    frame.greeting,
    ...letter.paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...afterwards,
    frame.signature.join('\n'),
  ].join('\n\n')
  const html = [
    '<!doctype html><meta charset="utf-8">',
    '<div style="font:17px/1.5 sans-serif;max-width:36em;margin:auto;padding:1em">',
    ...[frame.greeting, ...letter.paragraphs].map(paragraph),
    ...(action ? [button(action)] : []),
    ...afterwards.map(paragraph),
    `<p style="color:#555">${frame.signature.map(escapeHtml).join('<br>')}</p></div>`,
  ].join('\n')
  return { subject: letter.subject, text, html }
}

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`

function button({ label, url }: { readonly label: string; readonly url: string }): string {
  const style =
    'display:inline-block;padding:.8em 1.4em;background:#8f3411;color:#fff;text-decoration:none;' +
    'border-radius:.4em;font-weight:bold'
  const address = escapeHtml(url)
  return (
    `<p><a href="${address}" style="${style}">${escapeHtml(label)}</a></p>` +
    `<p style="color:#555;font-size:15px;overflow-wrap:anywhere">${address}</p>`
  )
}
