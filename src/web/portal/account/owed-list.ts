import type { Language } from '#base/language.ts'
import type { Kopecks } from '#base/money.ts'
import type { Account } from '#core/customers/account.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { balanceInLine } from '../../parts/balance-in-line.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'

// What is owed by service, contract for contract, and in all. Contracts without a bill yet are left
// out; nothing when none has one.
export function owedList({ language }: AccountVisit, account: Account): Html | undefined {
  const billing = billingWords[language]
  const lines = account.contracts.flatMap(({ service, contractNumber, lastMonth }) => {
    if (lastMonth === null) return []
    const name = html`${icon(serviceIcon[service])}<span>${billing.services[service]}
<small class="under">${contractNumber}</small></span>`
    return [line(language, name, lastMonth.closing)]
  })
  if (lines.length === 0) return undefined
  const total = lines.length > 1 && line(language, billing.total, account.balance, 'result')
  return html`<section><h2>${accountWords[language].owed}</h2>
<dl class="by-service owed">${lines}${total}</dl></section>`
}

function line(language: Language, name: Piece, amount: Kopecks, look?: 'result'): Html {
  return html`<div${look && html` class="${look}"`}><dt>${name}</dt>
<dd>${balanceInLine(language, amount)}</dd></div>`
}
