import { daysBetween } from '#base/calendar-date.ts'
import type { Kopecks } from '#base/money.ts'
import type { TotalDue } from '#core/customers/what-is-due.ts'
import { type Html, html } from '#platform/html/html.ts'
import { asOf } from '../../parts/as-of.ts'
import { money } from '../../parts/money.ts'
import type { CustomerVisit } from '../../visit.ts'
import { formatDate } from '../../words/format.ts'
import { summaryWords } from '../../words/summary.ts'

// The one figure of the page. `balance` is given when there is one account: its overpayment is
// said.
export function headline(
  { language }: CustomerVisit,
  total: TotalDue,
  balance: Kopecks | undefined,
): Html {
  const words = summaryWords[language]
  const said = (text: string, amount: Kopecks) =>
    html`<span class="over-figure">${text}</span> ${money(language, amount, 'figure')}`
  if (total.amount > 0n) return said(words.toPay, total.amount)
  if (balance !== undefined && balance < 0n) return said(words.overpaid, -balance)
  return html`${words.nothingToPay}`
}

// By when; a day left is told only beside the date itself.
export function payBy(
  { language, today }: CustomerVisit,
  { amount, dueOn, severalDays }: TotalDue,
  balance: Kopecks | undefined,
): string | undefined {
  const words = summaryWords[language]
  if (amount === 0n) return balance !== undefined && balance < 0n ? words.overpaidText : undefined
  if (dueOn === null) return undefined
  const left = daysBetween(today, dueOn)
  const date = formatDate(language, dueOn)
  if (left < 0) return words.overdue(date)
  return severalDays ? words.firstPayBy(date, left) : words.payBy(date, left)
}

// Of what time the total is, where the accounts agree on it; where they differ, each says its own.
export function totalAsOf(
  { language, services }: CustomerVisit,
  accounts: readonly { readonly asOf: Temporal.Instant | null }[],
): Html | undefined {
  const [first, ...others] = accounts.flatMap(({ asOf: at }) => at ?? [])
  if (first === undefined || others.some((other) => !other.equals(first))) return undefined
  return html`<p>${asOf(language, first, services.utility.timeZone)}</p>`
}
