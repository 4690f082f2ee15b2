import type { Language } from '#base/language.ts'
import type { Kopecks } from '#base/money.ts'
import type { Service } from '#core/customers/service.ts'
import { type Html, html } from '#platform/html/html.ts'
import { billingWords } from '../words/billing.ts'
import { balanceInLine } from './balance-in-line.ts'
import { money } from './money.ts'

type Sums = {
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
}

// How a month came out: each contract added up as on paper, and all of them together unless there
// is just one. Without contracts, only the whole.
export function sumUp(
  language: Language,
  contracts: readonly (Sums & { readonly service: Service })[],
  whole: Sums,
): Html {
  const words = billingWords[language]
  const parts = contracts.map((one) => column(language, words.services[one.service], one))
  const together = contracts.length !== 1 && column(language, words.total, whole)
  return html`<div class="sums">${parts}${together}</div>`
}

// Opening, charged and paid over a rule, and under it what they come to.
function column(language: Language, title: string, sums: Sums): Html {
  const words = billingWords[language]
  const line = (term: string, amount: Kopecks) =>
    html`<div><dt>${term}</dt><dd>${money(language, amount)}</dd></div>`
  const result = balanceInLine(language, sums.closing)
  return html`<section class="sum-up"><h3>${title}</h3><dl>
${line(words.opening, sums.opening)}
${line(words.charged, sums.charged)}
${line(words.paid, sums.paid)}
<div class="result"><dt>${words.closing}</dt><dd>${result}</dd></div>
</dl></section>`
}
