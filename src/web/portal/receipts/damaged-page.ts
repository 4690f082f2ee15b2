import type { Period } from '#base/period.ts'
import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { receiptsWords } from '../../words/receipts.ts'

// Why no copy came, what is there instead, and who helps.
export function damagedPage(
  visit: AccountVisit,
  asked: { readonly period: Period; readonly revision: number },
): Html {
  const words = receiptsWords[visit.language]
  const account = { account: visit.viewed.linkId }
  const twin = href(routes.receipts.show, { ...account, ...asked })
  return layout(visit, {
    title: words.damagedTitle,
    lede: words.damaged,
    back: { href: href(routes.receipts.index, account), text: words.twin.toList },
    body: html`<p>${words.damagedNext}</p>
<p class="actions">${buttonLink(twin, words.onScreen)}</p>
${branchPhones(visit.services.utility)}`,
  })
}
