import type { Account } from '#core/customers/account.ts'
import { type Html, html } from '#platform/html/html.ts'
import { balanceInLine } from '../../parts/balance-in-line.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { table } from '../../parts/table.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'

// What is owed by service, contract for contract, and in all. Contracts without a bill yet are left
// out; nothing when none has one.
export function owedTable({ language }: AccountVisit, account: Account): Html | undefined {
  const words = accountWords[language]
  const billing = billingWords[language]
  const billed = account.contracts.flatMap(({ service, contractNumber, lastMonth }) =>
    lastMonth
      ? [
          [
            html`${icon(serviceIcon[service])} ${billing.services[service]}
<small class="under one-line">${words.contract(contractNumber)}</small>`,
            balanceInLine(language, lastMonth.closing),
          ],
        ]
      : [],
  )
  if (billed.length === 0) return undefined
  return table({
    caption: words.owed,
    columns: [{ label: words.service }, { label: words.standsAt, numeric: true }],
    rows: billed,
    ...(billed.length > 1 && {
      totals: [[billing.total, balanceInLine(language, account.balance)]],
    }),
  })
}
