import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { type Failure, failureWords } from '../../words/failures.ts'

// What happened, why, what to do next, and the phones of people who help. The id finds our own
// fault in the log.
export function failurePage(visit: Visit, failure: Failure, id?: string): Html {
  const words = failureWords[visit.language]
  const { title, why, what } = words[failure]
  const start = visit.viewer ? routes.summary : routes.start
  return layout(visit, {
    title,
    lede: why,
    body: html`<h2>${words.next}</h2>
<p>${what}</p>
<p class="actions">${buttonLink(start, words.toStart)}</p>
<p>${words.call} ${id && html`<b>${words.number(id)}</b>`}</p>
${branchPhones(visit.services.utility)}`,
  })
}
