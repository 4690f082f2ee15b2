import type { Meter } from '#core/customers/account.ts'
import { meterRefusal } from '#core/metering/meter-refusal.ts'
import type { MeterLine } from '#core/metering/replacements.ts'
import { type Html, html } from '#platform/html/html.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountWords } from '../../words/account.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate } from '../../words/format.ts'
import { meterFacts } from '../meter/meter-facts.ts'
import { verificationNotice } from '../meter/verification-notice.ts'
import { lastReadings } from './last-readings.ts'

// One place of measuring: the meter there with its last readings, how long it may be trusted and
// what its figures are multiplied by, and on one line each the meters it took over from. The rest
// of its passport stands on its own page.
export function meterBlock(visit: AccountVisit, { meter, replaced }: MeterLine<Meter>): Html {
  const { language } = visit
  const words = accountWords[language]
  const name = [billingWords[language].services[meter.service], meter.place].filter(Boolean)
  return html`<section class="thing"><h3>${icon(serviceIcon[meter.service])} ${name.join(', ')}
<span class="which">${meter.model} ${billingWords[language].meter(meter.serialNumber)}</span></h3>
${verificationNotice(visit, meter)}${lastReadings(visit, meter)}
${meterFacts(visit, { verifyBefore: meter.verifyBefore, ratio: meter.ratio })}
${isReadByOthers(visit, meter) && html`<p class="hint">${words.notAccepted}</p>`}
${replaced.map((old) => replacedLine(visit, old))}
<p><a href="${historyOf(visit, meter)}">${words.history}</a></p></section>`
}

// Of an expired one the notice above says what to do.
function isReadByOthers({ today }: AccountVisit, meter: Meter): boolean {
  return meterRefusal(meter, today) === 'read-automatically'
}

function replacedLine(visit: AccountVisit, old: Meter): Html {
  const { language } = visit
  const removed = old.removedOn === null ? '' : formatDate(language, old.removedOn)
  const text = accountWords[language].replaced(old.model, old.serialNumber, removed)
  return html`<p class="replaced"><a href="${historyOf(visit, old)}">${text}</a></p>`
}

function historyOf({ viewed }: AccountVisit, { meterId }: Meter): string {
  return href(routes.meter, { account: viewed.linkId, meter: meterId })
}
