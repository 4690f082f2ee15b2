import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { frameWords } from '../../words/frame.ts'
import { registrationWords } from '../../words/registration.ts'
import { sampleReceipt } from './sample-receipt.ts'

export function sampleReceiptPage(visit: Visit): Html {
  const { sample } = registrationWords[visit.language]
  const body = html`${sampleReceipt(visit)}
<ol class="walk">${sample.steps.map((step) => html`<li>${step}</li>`)}</ol>
<p class="actions">${buttonLink(routes.registration.number, sample.back)}</p>`
  return layout(visit, {
    title: sample.title,
    lede: sample.lead,
    back: { href: routes.registration.number, text: frameWords[visit.language].back },
    body,
    aside: html`<p>${sample.none}</p>
${branchPhones(visit.services.utility)}`,
  })
}
