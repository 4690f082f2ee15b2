import type { ReceiptList } from '#core/receipts/list-receipts.ts'
import { type Html, html } from '#platform/html/html.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { receiptsWords } from '../../words/receipts.ts'
import { receiptTile } from './receipt-tile.ts'

// Every receipt of the account by year, each a tile that is the download itself.
export function receiptsPage(visit: AccountVisit, list: ReceiptList): Html {
  const { language, viewed } = visit
  const words = receiptsWords[language]
  const number = billingWords[language].account(viewed.accountNumber)
  return layout(visit, {
    title: words.title,
    lede: [number, viewed.givenName].filter(Boolean).join(', '),
    back: { href: href(routes.accounts.show, { account: viewed.linkId }), text: words.back },
    wide: true,
    body: html`<p>${words.lede}</p>
${figuresAsOf(visit, list)}
${list.years.length === 0 && emptyState('receipt', words.emptyTitle, words.empty)}
${list.years.map(
  ({ year, months }) => html`<section><h2>${words.year(year)}</h2>
<ul class="tiles">${months.map((month) => receiptTile(visit, month))}</ul></section>`,
)}
<p>${words.checkHint} <a href="${routes.check}">${words.check}</a></p>`,
  })
}
