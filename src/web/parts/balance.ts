import type { Language } from '#base/language.ts'
import type { Kopecks } from '#base/money.ts'
import { type Html, html } from '#platform/html/html.ts'
import { frameWords } from '../words/frame.ts'
import { icon } from './icon.ts'
import { money } from './money.ts'

// What is owed, in a word and a sign beside the colour: debt, overpayment, or nothing owed. Takes
// billing's sign: positive is a debt. The sum itself is shown without one.
export function balance(language: Language, kopecks: Kopecks): Html {
  const words = frameWords[language]
  if (kopecks === 0n)
    return html`<span class="balance settled">${icon('check')}${words.settled}</span>`
  return kopecks > 0n
    ? html`<span class="balance debt">${icon('up')}${words.debt} ${money(language, kopecks)}</span>`
    : html`<span class="balance credit">${icon('down')}${words.overpayment}
${money(language, -kopecks)}</span>`
}
