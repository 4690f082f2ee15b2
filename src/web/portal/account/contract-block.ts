import type { Account, Contract, Price } from '#core/customers/account.ts'
import { type ZoneCount, zoneName, zonesOf } from '#core/customers/zone.ts'
import { type Html, html } from '#platform/html/html.ts'
import { date } from '../../parts/date.ts'
import { definitionList } from '../../parts/definition-list.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatPrice, unitName } from '../../words/format.ts'

// A contract with its tariff and the prices in force today; with whom and since when, folded.
export function contractBlock(
  { language }: AccountVisit,
  account: Account,
  contract: Contract,
): Html {
  const words = accountWords[language]
  const zones = zonesCounted(account, contract)
  const prices = contract.prices.filter((price) => zonesOf(zones).includes(price.zone))
  const shown = prices.length > 0 ? prices : contract.prices
  const said = [...new Set(shown.map((price) => price.name))].join(' · ')
  return html`<section class="thing"><h3>${icon(serviceIcon[contract.service])}
${billingWords[language].services[contract.service]}</h3>
${definitionList([
  { term: words.tariff, value: priceLines(language, shown, zones), note: said },
  ...(contract.endedOn ? [{ term: words.ended, value: date(language, contract.endedOn) }] : []),
])}
${disclosure(
  words.contract(contract.contractNumber),
  definitionList([
    { term: words.supplier, value: contract.supplier },
    { term: words.signed, value: date(language, contract.signedOn) },
  ]),
)}</section>`
}

// A tariff may list zones that this contract's meters do not count.
function zonesCounted(account: Account, { contractNumber }: Contract): ZoneCount {
  const meters = account.meters.filter(
    (meter) => meter.contractNumber === contractNumber && meter.removedOn === null,
  )
  return meters.reduce<ZoneCount>((most, { zones }) => (zones > most ? zones : most), 1)
}

function priceLines(
  language: AccountVisit['language'],
  prices: readonly Price[],
  zones: ZoneCount,
): Html | readonly Html[] {
  const words = accountWords[language]
  if (prices.length === 0) return html`${words.noPrice}`
  return prices.map(({ zone, unit, price, validFrom }) => {
    const name = billingWords[language].zones[zoneName(zone, zones)]
    const sum = words.price(formatPrice(language, price), unitName(language, unit))
    const since = words.since(formatDate(language, validFrom))
    const zoneBefore = name && html`${name}: `
    return html`<p class="price">${zoneBefore}<b>${sum}</b> <small>${since}</small></p>`
  })
}
