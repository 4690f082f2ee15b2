import type { Language } from '#base/language.ts'
import { type Kopecks, rublesText } from '#base/money.ts'
import { type Html, html } from '#platform/html/html.ts'
import { formatMoney } from '../words/format.ts'

// A sum in tabular figures that no line break tears; `figure` makes it the largest thing of the
// page.
export function money(
  language: Language,
  kopecks: Kopecks,
  look: 'text' | 'figure' = 'text',
): Html {
  const text = formatMoney(language, kopecks)
  return html`<data class="money ${look}" value="${rublesText(kopecks)}">${text}</data>`
}
