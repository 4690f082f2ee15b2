import { decimalText } from '#base/decimal.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { FormDial, FormMeter } from '#core/metering/form-meter.ts'
import type { StandingReading } from '#core/metering/standing-reading.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { fieldError } from '../../parts/field.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import {
  formatDate,
  formatNumber,
  formatPrice,
  formatQuantity,
  formatShortDate,
  unitName,
} from '../../words/format.ts'
import { readingsWords } from '../../words/readings.ts'
import { verificationNotice } from '../meter/verification-notice.ts'
import { valueField } from './reading-fields.ts'

export type Typed = Readonly<Record<string, string>>

// What the form holds already, and which submission it puts right.
export type Filled = {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly corrects: number | null
}

// One meter to be read: what it is, and a line for each of its zones.
export function meterEntry(visit: AccountVisit, meter: FormMeter, filled: Filled): Html {
  const { language } = visit
  const billing = billingWords[language]
  const name = [billing.services[meter.service], meter.place].filter(Boolean).join(', ')
  const heading = `meter-${encodeURIComponent(meter.meterId)}`
  return html`<div class="meter-entry" role="group" aria-labelledby="${heading}">
<h2 id="${heading}">${icon(serviceIcon[meter.service])}<span>${name}
<span class="which">${meter.model} ${billing.meter(meter.serialNumber)}</span></span></h2>
${verificationNotice(visit, meter)}
${meter.dials.map((dial) => dialEntry(visit, meter, dial, filled))}</div>`
}

// The value before stands over the input, digit over digit; under it what it comes to.
function dialEntry(
  visit: AccountVisit,
  meter: FormMeter,
  dial: FormDial,
  { typed, errors }: Filled,
): Html {
  const { language } = visit
  const words = readingsWords[language]
  const name = valueField(meter.meterId, dial.zone)
  const error = errors.find(({ field }) => field === name)?.message
  const zone = zoneName(dial.zone, meter.zones)
  const label = billingWords[language].zones[zone] || words.reading
  const standing = dial.replaces ?? dial.lastSent
  const hint = words.zoneHint[zone]
  const described = [`${name}-was`, error && `${name}-error`, `${name}-preview`].filter(Boolean)
  return html`<div class="dial-entry${error && ' wrong'}"${previewData(meter, dial)}>
<label for="${name}">${label}${hint && html` <small>${hint}</small>`}</label>
<p class="was" id="${name}-was">${previously(language, dial)}</p>
${fieldError(language, name, error)}
<span class="entry"><input class="input number" id="${name}" name="${name}" type="text"
 inputmode="decimal" autocomplete="off" maxlength="40" value="${typed[name] ?? ''}"
 aria-describedby="${described.join(' ')}"${error && html` aria-invalid="true"`}>
<span class="suffix">${unitName(language, meter.unit)}</span></span>
<p class="hint">${words.digits(meter.integerDigits, meter.fractionDigits)}${
    dial.price &&
    html` · ${words.priced(formatPrice(language, dial.price), unitName(language, meter.unit))}`
  }</p>
<p class="preview" id="${name}-preview" aria-live="polite"></p>
${standing && standingLine(visit, meter, standing, dial.replaces !== null)}</div>`
}

function standingLine(
  { language, viewed }: AccountVisit,
  { unit }: FormMeter,
  { submissionNumber: submission, value, takenOn }: StandingReading,
  replaced: boolean,
): Html {
  const words = readingsWords[language]
  const address = href(routes.readings.show, { account: viewed.linkId, submission })
  const day = formatDate(language, takenOn)
  const said = words.standing(formatQuantity(language, value, unit), day, submission)
  return html`<p class="standing">${icon('check')}<span><a href="${address}">${said}</a>${
    replaced && html` ${words.standingReplaced}`
  }</span></p>`
}

function previously(language: AccountVisit['language'], { previous }: FormDial): Html {
  const words = readingsWords[language]
  if (previous === null) return html`${words.never}`
  return html`<span class="label">${words.previous}</span>
<b class="dial">${formatNumber(language, previous.value)}</b>
<small><time datetime="${previous.takenOn}">${formatShortDate(language, previous.takenOn)}</time>,
${billingWords[language].sources[previous.source]}</small>`
}

// For the script that tells volume and cost while one types, and for the copy kept for times
// without a network.
function previewData(meter: FormMeter, { previous, price }: FormDial): Html {
  return html` data-integer-digits="${meter.integerDigits}"
 data-fraction-digits="${meter.fractionDigits}" data-ratio="${decimalText(meter.ratio)}"
 data-unit="${meter.unit}"${previous && html` data-previous="${decimalText(previous.value)}"`}${
   price && html` data-price="${decimalText(price)}"`
 }`
}
