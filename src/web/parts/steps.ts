import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { frameWords } from '../words/frame.ts'

// «Шаг 2 из 4» over a line that shows how far it is. Counted from one.
export function steps(language: Language, current: number, of: number): Html {
  const marks = Array.from(
    { length: of },
    (_, index) => html`<i class="${index < current ? 'passed' : 'ahead'}"></i>`,
  )
  return html`<div class="steps"><p>${frameWords[language].step(current, of)}</p>
<span aria-hidden="true">${marks}</span></div>`
}
