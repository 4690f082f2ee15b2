import type { CalendarDate } from '#base/calendar-date.ts'
import { unitOf } from '#core/customers/service.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { ComparedMeter } from '#core/metering/show-compared-meter.ts'
import type { MeterHistory, OtherMeter } from '#core/metering/show-meter.ts'
import { type Html, html } from '#platform/html/html.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatNumber } from '../../words/format.ts'
import { meterWords } from '../../words/meter.ts'
import { comparedBills } from './compared-bills.ts'
import { isMultiplied, meterFacts } from './meter-facts.ts'
import { readingTables } from './reading-tables.ts'
import { verificationNotice } from './verification-notice.ts'
import { volumeChart } from './volume-chart.ts'

// What a meter counted by month, what was sent beside what was billed, then every reading, zone by
// zone, with what was used between them.
export function meterPage(visit: AccountVisit, { meter, submissions }: ComparedMeter): Html {
  const { language, viewed } = visit
  const words = meterWords[language]
  const service = billingWords[language].services[meter.service]
  const ratio = formatNumber(language, meter.ratio)
  const shown = meter.byZone.filter(({ readings }) => readings.length > 0)
  return layout(visit, {
    title: words.title(meter.serialNumber),
    lede: [service, meter.place, meter.model].filter(Boolean).join(', '),
    back: { href: href(routes.accounts.show, { account: viewed.linkId }), text: words.back },
    body: html`${figuresAsOf(visit, meter)}
${verificationNotice(visit, meter)}${neighbours(visit, meter)}
${shown.length === 0 && emptyState('meter', words.emptyTitle, words.empty)}
${volumeChart(visit, meter)}
${comparedBills(visit, meter, submissions)}
${shown.map(({ zone, readings }) =>
  readingTables(visit, {
    zone: billingWords[language].zones[zoneName(zone, meter.zones)],
    unit: unitOf(meter.service),
    readings,
  }),
)}
${shown.length > 0 && html`<p class="hint">${words.how}</p>`}
${isMultiplied(meter.ratio) && html`<p class="hint">${words.multiplied(ratio)}</p>`}`,
    aside: html`<h2>${words.about}</h2>${meterFacts(visit, meter)}`,
  })
}

function neighbours(visit: AccountVisit, { predecessor, successor }: MeterHistory): Html {
  const words = meterWords[visit.language]
  return html`${successor && neighbour(visit, successor, successor.installedOn, words.successor)}
${predecessor && neighbour(visit, predecessor, predecessor.removedOn, words.predecessor)}`
}

function neighbour(
  { language, viewed }: AccountVisit,
  { meterId, model, serialNumber }: OtherMeter,
  day: CalendarDate | null,
  said: (model: string, serial: string, date: string) => string,
): Html {
  const address = href(routes.meter, { account: viewed.linkId, meter: meterId })
  const text = said(model, serialNumber, day === null ? '' : formatDate(language, day))
  return html`<p class="replaced"><a href="${address}">${text}</a></p>`
}
