import { type Html, html } from '#platform/html/html.ts'
import type { KeptForm } from '../guards/kept-form.ts'
import type { Visit } from '../visit.ts'
import { keptFormWords } from '../words/kept-form.ts'
import { button } from './button.ts'
import { form } from './form.ts'

// A form as it was filled in, out of sight, to the same address with a fresh token: one button
// sends it. `beside` stands next to the button.
export function sendAgain(
  visit: Visit,
  kept: KeptForm,
  { text, beside }: { readonly text: 'send' | 'again'; readonly beside?: Html },
): Html {
  const words = keptFormWords[visit.language]
  const fields = kept.fields.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`${!kept.isWhole && html`<p>${words.partly}</p>`}${form(visit, {
    action: kept.action,
    body: html`${fields}<div class="actions">${button(words[text])}${beside}</div>`,
  })}`
}
