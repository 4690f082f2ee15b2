import type { AccountSummary } from '#core/customers/show-summary.ts'
import { totalDue } from '#core/customers/what-is-due.ts'
import { type Html, html } from '#platform/html/html.ts'
import { buttonLink } from '../../parts/button.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { layout } from '../../parts/layout.ts'
import { waitingReadings } from '../../parts/waiting-readings.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { formatPeriod } from '../../words/format.ts'
import { summaryWords } from '../../words/summary.ts'
import { accountBlock } from './account-block.ts'
import { attention } from './attention.ts'
import { headline, payBy, totalAsOf } from './headline.ts'
import { helpWith } from './help-with.ts'

// How much, by when, what to do now; then each account with what it consists of.
export function summaryPage(visit: CustomerVisit, accounts: readonly AccountSummary[]): Html {
  const words = summaryWords[visit.language]
  const [only, ...others] = accounts
  if (only === undefined) return withoutAccounts(visit)
  const total = totalDue(accounts)
  const alone = others.length === 0
  return layout(visit, {
    title: words.title,
    heading: headline(visit, total, alone ? only.balance : undefined),
    lede: payBy(visit, total, alone ? only.balance : undefined),
    body: html`${waitingReadings(visit)}${totalAsOf(visit, accounts)}
${alone && downloadButton(visit, only)}${attention(visit, accounts)}
<section class="accounts"><h2${alone && html` class="unseen"`}>${words.accounts}</h2>
${accounts.map((account) => accountBlock(visit, account, alone))}</section>`,
    aside: helpWith(visit, accounts),
    islands: ['waiting-readings'],
  })
}

function downloadButton({ language }: CustomerVisit, account: AccountSummary): Html | undefined {
  const receipt = account.latestReceipt
  if (receipt === null) return undefined
  const { period, revision } = receipt
  const file = href(routes.receipts.file, { account: account.linkId, period, revision })
  const text = summaryWords[language].download(formatPeriod(language, period))
  return html`<p class="actions">${buttonLink(file, text, { icon: 'download' })}</p>`
}

function withoutAccounts(visit: CustomerVisit): Html {
  const words = summaryWords[visit.language]
  const add = buttonLink(routes.accounts.new, words.add, { icon: 'plus' })
  return layout(visit, {
    title: words.title,
    body: emptyState('house', words.emptyTitle, words.empty, add),
  })
}
