import { isNews } from '#core/customers/latest-receipt.ts'
import type { AccountSummary } from '#core/customers/show-summary.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { addressText } from '../../parts/address-text.ts'
import { balance } from '../../parts/balance.ts'
import { balanceInLine } from '../../parts/balance-in-line.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatPeriod } from '../../words/format.ts'
import { summaryWords } from '../../words/summary.ts'

// One account: its own balance, what that consists of, of what time it is, and the ways on.
export function accountBlock(visit: CustomerVisit, account: AccountSummary, alone: boolean): Html {
  const { language } = visit
  const words = summaryWords[language]
  const address = href(routes.accounts.show, { account: account.linkId })
  const number = billingWords[language].account(account.accountNumber)
  const where = addressText(account.address)
  return html`<article class="account">
<header><h3><a href="${address}">${accountName(account)}</a></h3>
${!alone && html`<p>${balance(language, account.balance)}</p>`}
<p class="hint">${number}${account.givenName !== null && html` · ${where}`}</p></header>
${account.closedOn && html`<p>${words.closed(formatDate(language, account.closedOn))}</p>`}
${account.services.length > 0 && services(visit, account)}
${(!alone || account.held) && figuresAsOf(visit, account)}
${onward(visit, account, alone)}</article>`
}

function services({ language }: CustomerVisit, account: AccountSummary): Html {
  const words = billingWords[language]
  const lines = account.services.map(
    (one) => html`<div><dt>${icon(serviceIcon[one.service])}${words.services[one.service]}</dt>
<dd>${balanceInLine(language, one.balance)}</dd></div>`,
  )
  return html`<dl class="by-service">${lines}</dl>`
}

function onward(visit: CustomerVisit, account: AccountSummary, alone: boolean): Html {
  const words = summaryWords[visit.language]
  const link = { account: account.linkId }
  return html`<ul class="onward">${!alone && latestReceipt(visit, account)}
<li><a href="${href(routes.receipts.index, link)}">${icon('receipt')}${words.receipts}</a></li>
<li><a href="${href(routes.ledger.show, link)}">${icon('ledger')}${words.ledger}</a></li>
<li><a href="${href(routes.accounts.show, link)}">${icon('meter')}${words.more}</a></li></ul>`
}

// With one account the button of the page is the receipt already.
function latestReceipt({ language, today }: CustomerVisit, account: AccountSummary) {
  const receipt = account.latestReceipt
  if (receipt === null) return undefined
  const words = summaryWords[language]
  const { period, revision } = receipt
  const file = href(routes.receipts.file, { account: account.linkId, period, revision })
  const fresh = isNews(receipt, today) && html` <b class="tag fresh">${words.fresh}</b>`
  const name = words.receipt(formatPeriod(language, period))
  return html`<li><a href="${file}">${icon('download')}${name}</a>${fresh}</li>`
}
