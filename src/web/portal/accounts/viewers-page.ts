import { dateInZone } from '#base/calendar-date.ts'
import type { ViewerLine } from '#core/customers/list-viewers.ts'
import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { date } from '../../parts/date.ts'
import { layout } from '../../parts/layout.ts'
import { table } from '../../parts/table.ts'
import { routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { billingWords } from '../../words/billing.ts'

// Everybody who sees the account, by a masked address and the day they came.
export function viewersPage(visit: AccountVisit, viewers: readonly ViewerLine[]): Html {
  const { language, viewed, services } = visit
  const words = accountsWords[language]
  const { timeZone } = services.utility
  const number = billingWords[language].account(viewed.accountNumber)
  return layout(visit, {
    title: words.viewersPage.title,
    lede: [number, viewed.givenName].filter(Boolean).join(', '),
    back: { href: routes.accounts.index, text: words.back },
    body: html`<p>${words.viewersPage.lede}</p>
${table({
  caption: words.viewersPage.title,
  captionUnseen: true,
  columns: [{ label: words.viewersPage.who }, { label: words.viewersPage.since }],
  rows: viewers.map(({ shownAs, linkedAt, self }) => [
    html`${shownAs}${self && html` <small>${words.viewersPage.self}</small>`}`,
    date(language, dateInZone(linkedAt, timeZone)),
  ]),
})}
<p>${words.viewersPage.stranger}</p>
${branchPhones(services.utility)}`,
  })
}
