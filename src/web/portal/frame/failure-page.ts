import { type Html, html } from '#platform/html/html.ts'
import type { KeptForm } from '../../guards/kept-form.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { stillHere } from '../../parts/send-again.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { type Failure, failureWords } from '../../words/failures.ts'

// What happened, why, what to do next, and the phones of people who help. The id finds our own
// fault in the log. A form that was not taken can be sent again from here.
export function failurePage(
  visit: Visit,
  failure: Failure,
  { id, kept }: { readonly id?: string; readonly kept?: KeptForm | undefined },
): Html {
  const words = failureWords[visit.language]
  const { title, why, what } = words[failure]
  const start = visit.viewer ? routes.summary : routes.start
  const toStart = buttonLink(start, words.toStart, { kind: kept ? 'quiet' : 'primary' })
  return layout(visit, {
    title,
    lede: why,
    body: html`<h2>${words.next}</h2>
<p>${what}</p>
${stillHere(visit, kept, toStart) ?? html`<p class="actions">${toStart}</p>`}
<p>${words.call} ${id && html`<b>${words.number(id)}</b>`}</p>
${branchPhones(visit.services.utility)}`,
  })
}
