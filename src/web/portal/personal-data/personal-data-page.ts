import { type Html, html } from '#platform/html/html.ts'
import { definitionList } from '../../parts/definition-list.ts'
import { layout } from '../../parts/layout.ts'
import type { Visit } from '../../visit.ts'
import { consentOf } from '../../words/consent.ts'
import { personalDataWords } from '../../words/personal-data.ts'
import { consentText, textSection } from './consent-text.ts'

// The policy and the consent in one place, for anybody, signed in or not (152-ФЗ, art. 18.1).
export function personalDataPage(visit: Visit): Html {
  const { utility } = visit.services
  const words = personalDataWords[visit.language]
  const consent = consentOf(visit.language, utility)
  const { legal, branches } = utility
  const body = html`<section class="text" aria-labelledby="policy">
<h2 id="policy">${words.policy}</h2>
${words.sections.map(textSection)}
</section>
<section class="text" aria-labelledby="consent">
<h2 id="consent">${consent.title}</h2>
<p class="hint">${words.version(consent.version)}</p>
${consentText(consent)}
</section>`
  const aside = html`<h2>${words.operator}</h2>
<p><b>${utility.name}</b><br>${words.requisites(legal.inn, legal.ogrn)}<br>${legal.address}</p>
<h2>${words.branches}</h2>
${definitionList(
  branches.map(({ name, address, phone, hours }) => ({
    term: name,
    value: html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`,
    note: html`${address}<br>${hours}`,
  })),
)}`
  return layout(visit, { title: words.title, lede: words.lead, body, aside })
}
