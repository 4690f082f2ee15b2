import { type Html, html } from '#platform/html/html.ts'
import type { KeptForm } from '../guards/kept-form.ts'
import type { Visit } from '../visit.ts'
import { keptFormWords } from '../words/kept-form.ts'
import { button } from './button.ts'
import { form } from './form.ts'
import { notice } from './notice.ts'

// For a page that says why a form was not taken just now: it is still here. Nothing where nothing
// was typed.
export function stillHere(
  visit: Visit,
  kept: KeptForm | undefined,
  beside?: Html,
): Html | undefined {
  if (kept === undefined) return undefined
  const { language } = visit
  const said = html`<p>${keptFormWords[language].failed}</p>`
  return html`${notice(language, 'info', said)}${sendAgain(visit, kept, { text: 'again', beside })}`
}

// A form as it was filled in, out of sight, to the same address with a fresh token: one button
// sends it. `beside` stands next to the button.
export function sendAgain(
  visit: Visit,
  kept: KeptForm,
  { text, beside }: { readonly text: 'send' | 'again'; readonly beside?: Html | undefined },
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
