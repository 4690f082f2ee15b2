import type { LastReading, Meter, SentLately } from '#core/customers/account.ts'
import { unitOf } from '#core/customers/service.ts'
import { zoneName } from '#core/customers/zone.ts'
import { type Html, html } from '#platform/html/html.ts'
import { date } from '../../parts/date.ts'
import { icon } from '../../parts/icon.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatNumber, formatPeriod, formatQuantity } from '../../words/format.ts'

// What the dial showed last, zone by zone: the figure large, beside it when, by whom, in which
// bill.
export function lastReadings(visit: AccountVisit, meter: Meter): Html {
  const words = accountWords[visit.language]
  const last =
    meter.lastReadings.length === 0
      ? html`<p>${words.noReadings}</p>`
      : html`<dl class="dials">${meter.lastReadings.map((one) => dial(visit, meter, one))}</dl>`
  return html`${last}${meter.sentReadings.map((one) => sentLine(visit, meter, one))}`
}

// What billing has not answered stands beside its figures, never among them.
function sentLine({ language, viewed }: AccountVisit, meter: Meter, sent: SentLately): Html {
  const words = accountWords[language]
  const { service, zones } = meter
  const zone = billingWords[language].zones[zoneName(sent.zone, zones)] || words.reading
  const address = href(routes.readings.show, {
    account: viewed.linkId,
    submission: sent.submission,
  })
  const said = words.sent(
    formatQuantity(language, sent.value, unitOf(service)),
    formatDate(language, sent.takenOn),
    sent.submission,
  )
  return html`<p class="standing">${icon('check')}
<span><a href="${address}">${zone}: ${said}</a></span></p>`
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
