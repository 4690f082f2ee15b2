import { type Html, html } from '#platform/html/html.ts'
import type { Consent, TextSection } from '../../words/consent.ts'

// The consent whole, under a heading of the given level's own.
export function consentText({ opening, sections }: Consent): Html {
  return html`<p>${opening}</p>${sections.map(textSection)}`
}

export function textSection({ heading, paragraphs }: TextSection): Html {
  return html`<h3>${heading}</h3>${paragraphs.map((text) => html`<p>${text}</p>`)}`
}
