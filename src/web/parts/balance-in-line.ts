import type { Language } from '#base/language.ts'
import type { Kopecks } from '#base/money.ts'
import { type Html, html } from '#platform/html/html.ts'
import { billingWords } from '../words/billing.ts'
import { money } from './money.ts'

// «долг 1 346,86 ₽», «переплата 500,00 ₽» or «долга нет», quietly, within a row: takes billing's
// sign, where positive is a debt.
export function balanceInLine(language: Language, kopecks: Kopecks): Html {
  const words = billingWords[language]
  if (kopecks === 0n) return html`${words.settled}`
  return kopecks > 0n
    ? html`${words.debt} ${money(language, kopecks)}`
    : html`${words.overpayment} ${money(language, -kopecks)}`
}
