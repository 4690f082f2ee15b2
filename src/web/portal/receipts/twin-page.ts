import type { StatementMonth } from '#core/ledger/statement.ts'
import type { UsedReading } from '#core/metering/readings-used-in.ts'
import { agreesWithBooks, type FoundReceipt } from '#core/receipts/find-receipt.ts'
import { closingOf } from '#core/receipts/receipt.ts'
import { type Html, html } from '#platform/html/html.ts'
import { buttonLink } from '../../parts/button.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { layout } from '../../parts/layout.ts'
import { money } from '../../parts/money.ts'
import { notice } from '../../parts/notice.ts'
import { sumUp } from '../../parts/sum-up.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatDate, formatMoney, formatMonth, formatPeriod } from '../../words/format.ts'
import { ledgerWords } from '../../words/ledger.ts'
import { receiptsWords } from '../../words/receipts.ts'
import { entriesTable } from '../ledger/entries-table.ts'
import { receiptFacts } from './receipt-facts.ts'
import { usedReadings } from './used-readings.ts'

type TwinModel = {
  readonly found: FoundReceipt
  readonly month: StatementMonth | undefined
  readonly readings: readonly UsedReading[]
}

// A receipt to be read without a PDF: the very sums printed on it, and, where the books of the
// month say the same to the kopeck, what they consist of.
export function twinPage(visit: AccountVisit, { found, month, readings }: TwinModel): Html {
  const { language, viewed } = visit
  const words = receiptsWords[language]
  const { receipt } = found
  const account = { account: viewed.linkId }
  const period = formatPeriod(language, receipt.period)
  const file = href(routes.receipts.file, {
    ...account,
    period: receipt.period,
    revision: receipt.revision,
  })
  const books = month && agreesWithBooks(receipt, month) ? month : undefined
  return layout(visit, {
    title: words.twin.title(period),
    back: { href: href(routes.receipts.index, account), text: words.twin.toList },
    body: html`${replacedNotice(visit, found)}
${toPay(visit, found)}
<p class="actions">${buttonLink(file, words.download(period), { icon: 'download' })}</p>
<p class="hint">${words.twin.paper}</p>
${figuresAsOf(visit, found)}
<h2>${words.twin.sums}</h2>
${sumUp(language, books?.contracts ?? [], { ...receipt, closing: closingOf(receipt) })}
${books ? details(visit, books, readings) : html`<p>${words.twin.noBooks}</p>`}
<h2>${words.twin.about}</h2>
${receiptFacts(visit, found)}`,
  })
}

function toPay({ language }: AccountVisit, { receipt }: FoundReceipt): Html {
  const words = receiptsWords[language].twin
  if (receipt.totalDue > 0n) {
    const sum = money(language, receipt.totalDue, 'figure')
    return html`<p><span class="over-figure">${words.total}</span> ${sum}</p>
<p class="lede">${words.pay(formatDate(language, receipt.dueOn))}</p>`
  }
  const closing = closingOf(receipt)
  return html`<p><span class="over-figure">${words.nothing}</span></p>
${closing < 0n && html`<p>${words.overpaid(formatMoney(language, -closing))}</p>`}`
}

function details(
  visit: AccountVisit,
  month: StatementMonth,
  readings: TwinModel['readings'],
): Html {
  const { language } = visit
  const words = receiptsWords[language].twin
  const rows = ledgerWords[language].rows(formatMonth(language, month.period))
  const entries =
    month.lines.length > 0 &&
    html`<h2>${words.entries}</h2>${entriesTable(language, rows, month.lines)}`
  return html`${entries}
<h2>${words.readings}</h2>
${readings.length === 0 ? html`<p>${words.noReadings}</p>` : usedReadings(language, readings)}`
}

function replacedNotice(visit: AccountVisit, { receipt, latestRevision }: FoundReceipt) {
  if (receipt.revision === latestRevision) return undefined
  const { language, viewed } = visit
  const words = receiptsWords[language].twin
  const latest = href(routes.receipts.show, {
    account: viewed.linkId,
    period: receipt.period,
    revision: latestRevision,
  })
  const body = html`<p>${words.older(latestRevision)}</p>
<p><a href="${latest}">${words.latest}</a></p>`
  return notice(language, 'info', body)
}
