import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { linkList } from '../../parts/link-list.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { startWords } from '../../words/start.ts'

// For somebody who is not signed in: what this is, the way in, and what the first time takes.
export function startPage(visit: Visit): Html {
  const words = startWords[visit.language]
  const { utility } = visit.services
  return layout(visit, {
    title: words.title,
    heading: words.heading,
    lede: words.lede(utility.name),
    body: html`<p class="actions">${buttonLink(routes.signIn, words.signIn)}
${buttonLink(routes.registration.number, words.register, { kind: 'quiet' })}</p>
<h2>${words.firstTime}</h2>
<p>${words.firstTimeText}</p>
<ul>${words.needs.map((need) => html`<li>${need}</li>`)}</ul>
${linkList([
  { href: routes.registration.sampleReceipt, text: words.sample, icon: 'receipt' },
  { href: routes.check, text: words.check, note: words.checkNote, icon: 'check' },
])}`,
    aside: html`<h2>${words.help}</h2>
${branchPhones(utility)}`,
  })
}
