import type { LastReading, Meter } from '#core/customers/account.ts'
import { zoneName } from '#core/customers/zone.ts'
import { type Html, html } from '#platform/html/html.ts'
import { date } from '../../parts/date.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'
import { formatNumber, formatPeriod } from '../../words/format.ts'

// What the dial showed last, zone by zone: the figure large, beside it when, by whom, in which
// bill.
export function lastReadings(visit: AccountVisit, meter: Meter): Html {
  const words = accountWords[visit.language]
  if (meter.lastReadings.length === 0) return html`<p>${words.noReadings}</p>`
  return html`<dl class="dials">${meter.lastReadings.map((one) => dial(visit, meter, one))}</dl>`
}

function dial(visit: AccountVisit, meter: Meter, reading: LastReading): Html {
  const { language } = visit
  const words = accountWords[language]
  const billing = billingWords[language]
  const zone = billing.zones[zoneName(reading.zone, meter.zones)] || words.reading
  return html`<div><dt>${zone}</dt>
<dd><b class="dial">${formatNumber(language, reading.value)}</b>
<span>${date(language, reading.takenOn)}, ${billing.sources[reading.source]}</span>
<small class="under">${usedIn(visit, reading)}</small></dd></div>`
}

function usedIn({ language, viewed }: AccountVisit, { usedIn: period }: LastReading) {
  const words = accountWords[language]
  if (period === null) return words.notUsed
  const bills = `${href(routes.receipts.index, { account: viewed.linkId })}#${period}`
  return html`<a href="${bills}">${words.usedIn(formatPeriod(language, period))}</a>`
}
