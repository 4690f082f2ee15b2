import type { Kopecks } from '#base/money.ts'
import { firstDayOf, lastDayOf } from '#base/period.ts'
import type { Ledger } from '#core/ledger/show-ledger.ts'
import { type Html, html } from '#platform/html/html.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { icon } from '../../parts/icon.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatMoney } from '../../words/format.ts'
import { ledgerWords } from '../../words/ledger.ts'
import { filterFields } from './filter-fields.ts'
import { filterQuery, type LedgerChoice } from './filter-form.ts'
import { monthBlock } from './month-block.ts'

// The лицевая карта: what the chosen months come to in words, then each month, which opens.
export function ledgerPage(visit: AccountVisit, ledger: Ledger, choice: LedgerChoice): Html {
  const { language, viewed } = visit
  const words = ledgerWords[language]
  const billing = billingWords[language]
  const { months } = ledger.statement
  const { service, kind } = choice.filter
  const asked = filterQuery(choice) !== ''
  return layout(visit, {
    title: words.title,
    lede: [billing.account(viewed.accountNumber), viewed.givenName].filter(Boolean).join(', '),
    back: { href: href(routes.accounts.show, { account: viewed.linkId }), text: words.back },
    body: html`${months.length > 0 && inWords(visit, ledger, service && billing.services[service])}
${figuresAsOf(visit, ledger)}
${ledger.billed && disclosure(words.filter, filterFields(visit, ledger, choice), asked)}
${kind && html`<p><b>${words.onlyKind(billing.kinds[kind])}</b></p>`}
${months.length > 0 ? monthList(visit, ledger, choice) : nothingHere(visit, ledger)}`,
    ...(months.length > 0 && { aside: take(visit, choice) }),
    islands: ['print-page'],
  })
}

// The arithmetic of the whole range, said once.
function inWords({ language }: AccountVisit, { statement }: Ledger, service: string | undefined) {
  const words = ledgerWords[language]
  const said = (amount: Kopecks, debt: (sum: string) => string, over: (sum: string) => string) =>
    amount > 0n ? debt(formatMoney(language, amount)) : over(formatMoney(language, -amount))
  const { opening, charged, paid, closing, range } = statement
  const between =
    range &&
    words.range(
      formatDate(language, firstDayOf(range.from)),
      formatDate(language, lastDayOf(range.to)),
    )
  return html`<p class="in-words"><b>${[service, between].filter(Boolean).join(', ')}.</b>
${opening === 0n ? words.wasNothing : said(opening, words.wasDebt, words.wasOverpaid)}
${words.charged(formatMoney(language, charged))} ${words.paid(formatMoney(language, -paid))}
<b>${closing === 0n ? words.isNothing : said(closing, words.isDebt, words.isOverpaid)}</b></p>`
}

// Whoever asked for one kind of rows wants to see them.
function monthList(visit: AccountVisit, { statement }: Ledger, { filter }: LedgerChoice): Html {
  const look = filter.kind ? 'rows-only' : statement.months.length === 1 ? 'open' : 'shut'
  const words = ledgerWords[visit.language]
  return html`<section class="months"><h2>${words.months}</h2>
${statement.months.map((month) => monthBlock(visit, month, look))}
<p class="hint">${words.runningHint}</p></section>`
}

// The same months and rows as a file or on paper.
function take({ language, viewed }: AccountVisit, choice: LedgerChoice): Html {
  const words = ledgerWords[language]
  const query = filterQuery(choice)
  const account = { account: viewed.linkId }
  return html`<h2>${words.take}</h2><p class="hint">${words.takeHint}</p>
<ul class="onward">
<li><a href="${href(routes.ledger.xlsx, account)}${query}">${icon('download')}${words.xlsx}</a></li>
<li><a href="${href(routes.ledger.csv, account)}${query}">${icon('download')}${words.csv}</a></li>
<li hidden data-print>
<button class="link" type="button">${icon('receipt')}${words.print}</button></li>
</ul>`
}

function nothingHere({ language }: AccountVisit, { billed }: Ledger): Html {
  const words = ledgerWords[language]
  return billed
    ? emptyState('ledger', words.nothingFound, words.nothingFoundText)
    : emptyState('ledger', words.emptyTitle, words.empty)
}
