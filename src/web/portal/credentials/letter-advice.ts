import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { credentialWords } from '../../words/credentials.ts'

// What to do when the letter does not come, and the way to have another.
export function letterAdvice(
  language: Language,
  again: { readonly href: string; readonly text: string },
): Html {
  const words = credentialWords[language]
  return html`<h2>${words.noLetter}</h2>
<ul>${words.letterAdvice.map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${again.href}">${again.text}</a></p>`
}
