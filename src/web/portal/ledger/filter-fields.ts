import { assert } from '#base/assert.ts'
import { nextPeriod, type Period } from '#base/period.ts'
import { services } from '#core/customers/service.ts'
import { entryKinds } from '#core/ledger/entry.ts'
import type { Ledger } from '#core/ledger/show-ledger.ts'
import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { select } from '../../parts/select.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatMonth } from '../../words/format.ts'
import { ledgerWords } from '../../words/ledger.ts'
import { filterQuery, type LedgerChoice } from './filter-form.ts'

// A form that only asks: its choice stands in the address, to be kept or sent.
export function filterFields(visit: AccountVisit, ledger: Ledger, choice: LedgerChoice): Html {
  const { language, viewed } = visit
  const words = ledgerWords[language]
  const billing = billingWords[language]
  const { range, filter } = choice
  const address = href(routes.ledger.show, { account: viewed.linkId })
  const shown = ledger.statement.range
  const months = monthsBilled(ledger).map((month) => ({
    value: month,
    label: formatMonth(language, month),
  }))
  const used = new Set(ledger.contracts.map((contract) => contract.service))
  return html`<form class="form page filter" method="get" action="${address}">
${select({ name: 'from', label: words.from, options: months, value: range.from ?? shown?.from })}
${select({ name: 'to', label: words.to, options: months, value: range.to ?? shown?.to })}
${select({
  name: 'service',
  label: words.service,
  options: [
    { value: '', label: words.allServices },
    ...services
      .filter((service) => used.has(service))
      .map((service) => ({ value: service, label: billing.services[service] })),
  ],
  value: filter.service,
})}
${select({
  name: 'kind',
  label: words.kind,
  options: [
    { value: '', label: words.allKinds },
    ...entryKinds.map((kind) => ({ value: kind, label: billing.kinds[kind] })),
  ],
  value: filter.kind,
})}
<p class="actions">${button(words.show, { kind: 'quiet' })}
${filterQuery(choice) !== '' && html`<a href="${address}">${words.reset}</a>`}</p></form>`
}

// Every month from the first to the last bill, the newest first.
function monthsBilled({ billed }: Ledger): readonly Period[] {
  assert(billed !== null, 'there is a filter only where there is something to filter')
  const months: Period[] = []
  for (let month = billed.first; month <= billed.last; month = nextPeriod(month)) months.push(month)
  return months.reverse()
}
