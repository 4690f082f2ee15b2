import type { Receipt } from '#core/receipts/receipt.ts'
import type { MonthReceipt } from '#core/receipts/receipt-years.ts'
import { type Html, html } from '#platform/html/html.ts'
import { icon } from '../../parts/icon.ts'
import { money } from '../../parts/money.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatDate, formatMonth, formatPeriod } from '../../words/format.ts'
import { receiptsWords } from '../../words/receipts.ts'

const BYTES_IN_KILOBYTE = 1024

// A month: the tile downloads the copy; beside it the same on screen, under it what it replaced.
export function receiptTile(visit: AccountVisit, { receipt, state, replaced }: MonthReceipt): Html {
  const { language } = visit
  const words = receiptsWords[language]
  const period = formatPeriod(language, receipt.period)
  const month = formatMonth(language, receipt.period).split('\u00A0')[0]
  const sign = icon(state === 'due' || state === 'carried' ? 'up' : 'check')
  return html`<li class="tile" id="${receipt.period}">
<a class="receipt ${state}" href="${fileOf(visit, receipt)}">
<span class="when"><span>${month}</span><span class="unseen">. ${words.download(period)}</span>
${icon('download')}</span>
${money(language, receipt.totalDue)}
<span class="state">${sign}${stateWords(visit, receipt, state)}</span>
<small class="under">${about(visit, receipt)}</small></a>
<a href="${twinOf(visit, receipt)}">${words.onScreen}<span class="unseen">: ${period}</span></a>
${replaced.length > 0 && reissued(visit, receipt)}
${replaced.map((old) => replacedLine(visit, old))}</li>`
}

function stateWords(
  { language, today }: AccountVisit,
  { dueOn }: Receipt,
  state: MonthReceipt['state'],
): string {
  const words = receiptsWords[language]
  if (state !== 'due') return words.states[state]
  const date = formatDate(language, dueOn)
  return today > dueOn ? words.overdue(date) : words.dueBy(date)
}

function reissued({ language }: AccountVisit, { issuedOn }: Receipt): Html {
  const said = receiptsWords[language].reissued(formatDate(language, issuedOn))
  return html`<p class="hint">${said}</p>`
}

// A reissue does not undo what was handed out: the earlier copy stays within reach.
function replacedLine(visit: AccountVisit, old: Receipt): Html {
  const { language } = visit
  const words = receiptsWords[language]
  const said = words.replaced(formatDate(language, old.issuedOn))
  const twin = html`<a href="${twinOf(visit, old)}">${words.onScreen.toLowerCase()}</a>`
  return html`<p class="old"><a href="${fileOf(visit, old)}">${icon('download')}${said}</a>
<small class="under">${money(language, old.totalDue)}, ${twin}</small></p>`
}

function about({ language }: AccountVisit, { bytes, issuedOn }: Receipt): string {
  const words = receiptsWords[language]
  const size = words.kilobytes(Math.ceil(bytes / BYTES_IN_KILOBYTE))
  return words.file(size, formatDate(language, issuedOn))
}

function fileOf(visit: AccountVisit, receipt: Receipt): string {
  return href(routes.receipts.file, addressOf(visit, receipt))
}

function twinOf(visit: AccountVisit, receipt: Receipt): string {
  return href(routes.receipts.show, addressOf(visit, receipt))
}

function addressOf({ viewed }: AccountVisit, { period, revision }: Receipt) {
  return { account: viewed.linkId, period, revision }
}
