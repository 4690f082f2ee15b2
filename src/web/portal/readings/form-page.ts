import type { FormMeter } from '#core/metering/form-meter.ts'
import { type MeterRefusal, meterRefusal } from '#core/metering/meter-refusal.ts'
import type { ReadingForm } from '#core/metering/show-reading-form.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountLede } from '../../parts/account-lede.ts'
import { button } from '../../parts/button.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { field } from '../../parts/field.ts'
import { figuresAsOf } from '../../parts/figures-as-of.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { notice } from '../../parts/notice.ts'
import { waitingReadings } from '../../parts/waiting-readings.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatPeriod } from '../../words/format.ts'
import { readingsWords } from '../../words/readings.ts'
import { type Filled, meterEntry } from './meter-entry.ts'
import { problemWords } from './problem-words.ts'
import {
  CORRECTS_FIELD,
  SEEN_FIELD,
  SUBMISSION_FIELD,
  TAKEN_FIELD,
  valueField,
} from './reading-fields.ts'
import { readingsHelp } from './readings-help.ts'
import { windowLines } from './window-lines.ts'

// Above the form it is told why it came back, where no field is to blame.
type Shown = Filled & { readonly told?: string | undefined }

// One form for all meters of the account that readings are taken of, and what is told of the
// others.
export function readingFormPage(visit: AccountVisit, given: ReadingForm, filled: Shown): Html {
  const { language, viewed } = visit
  const words = readingsWords[language]
  const { corrects, errors, told } = filled
  const open = drawnMeters(visit, given, filled)
  const refused = refusedMeters(visit, given)
  const account = href(routes.accounts.show, { account: viewed.linkId })
  return layout(visit, {
    title: corrects === null ? words.title : words.correctTitle(corrects),
    lede: accountLede(language, viewed),
    back: { href: account, text: words.toAccount },
    body: html`${told && notice(language, 'warning', html`<p>${told}</p>`)}
${waitingReadings(visit, viewed.linkId)}
${corrects !== null && html`<p>${words.correctText} ${billSaid(visit, open)}</p>`}
${replacesHandedOver(open) && html`<p>${words.correctLate}</p>`}
${open.length > 0 ? entries(visit, given, open, filled) : nothingToSend(visit, refused)}
${corrects === null && notNeeded(visit, refused)}`,
    aside: readingsHelp(visit, given.branch),
    errors,
    islands: ['preview-volume', 'waiting-readings', 'keep-form'],
  })
}

function entries(
  visit: AccountVisit,
  given: ReadingForm,
  open: readonly FormMeter[],
  filled: Filled,
): Html {
  const { language, viewed } = visit
  const words = readingsWords[language]
  const services = new Set(open.map(({ service }) => service))
  const windows = new Map([...given.windows].filter(([service]) => services.has(service)))
  const hidden = (name: string, value: string) =>
    html`<input type="hidden" name="${name}" value="${value}">`
  return html`${filled.corrects === null && windowLines(language, windows)}
${figuresAsOf(visit, given)}
<div class="readings" data-preview="${words.preview}" data-lower="${words.previewLower}"
 data-unpriced="${words.previewWithoutPrice}">${form(visit, {
   action: href(routes.readings.new, { account: viewed.linkId }),
   body: [
     hidden(SUBMISSION_FIELD, given.submissionId),
     hidden(SEEN_FIELD, ''),
     ...(filled.corrects === null ? [] : [hidden(CORRECTS_FIELD, `${filled.corrects}`)]),
     ...open.map((meter) => meterEntry(visit, meter, filled)),
     takenField(visit, filled),
     button(filled.corrects === null ? words.submit : words.submitCorrection, { icon: 'check' }),
   ],
 })}</div>
<p class="hint">${words.moment}</p>`
}

// Whether billing already has some of what the values of this form will stand instead of.
function replacesHandedOver(open: readonly FormMeter[]): boolean {
  return open.some(({ dials }) => dials.some(({ replaces }) => replaces?.handedOver))
}

// A correction stays with the bill of what it puts right, whatever the day.
function billSaid({ language }: AccountVisit, open: readonly FormMeter[]): string {
  const bills = new Set(open.map(({ period }) => formatPeriod(language, period)))
  return readingsWords[language].correctBill([...bills].join(', '))
}

// Nearly always today: asked for only where it was another day.
function takenField({ language, today }: AccountVisit, { typed, errors }: Filled): Html {
  const words = readingsWords[language]
  const error = errors.find((one) => one.field === TAKEN_FIELD)?.message
  const value = typed[TAKEN_FIELD] ?? today
  const input = field(language, {
    name: TAKEN_FIELD,
    label: words.takenOn,
    type: 'date',
    width: 'number',
    value,
    error,
  })
  return disclosure(words.takenOther, input, error !== undefined || value !== today)
}

// The meters of the form that there are fields for: those that take readings, and whatever the
// customer has filled in already, lest it be lost with its field. A correction has those of the
// submission it puts right.
export function drawnMeters(
  { today }: AccountVisit,
  { meters }: ReadingForm,
  { typed, corrects }: Pick<Filled, 'typed' | 'corrects'>,
): readonly FormMeter[] {
  return meters.filter((meter) =>
    corrects === null
      ? meterRefusal(meter, today) === undefined || isTyped(meter, typed)
      : meter.dials.some(({ replaces }) => replaces !== null),
  )
}

function isTyped({ meterId, dials }: FormMeter, typed: Filled['typed']): boolean {
  return dials.some(({ zone }) => (typed[valueField(meterId, zone)] ?? '').trim() !== '')
}

type Refused = { readonly meter: FormMeter; readonly reason: MeterRefusal }

// What is gone is gone: no line for every meter that ever was.
function refusedMeters({ today }: AccountVisit, { meters }: ReadingForm): readonly Refused[] {
  return meters.flatMap((meter) => {
    const reason = meterRefusal(meter, today)
    return reason === undefined || reason === 'meter-closed' ? [] : [{ meter, reason }]
  })
}

function nothingToSend({ language }: AccountVisit, refused: readonly Refused[]): Html {
  const words = readingsWords[language]
  const why = refused.length > 0 ? words.nothingNow : words.noMeters
  return emptyState('meter', words.nothingTitle, why)
}

// Meters that take no readings, each with the reason and what to do.
function notNeeded({ language, viewed }: AccountVisit, refused: readonly Refused[]) {
  if (refused.length === 0) return undefined
  const words = readingsWords[language]
  return html`<section><h2>${words.notNeeded}</h2>
<ul class="plain">${refused.map(({ meter, reason }) => {
    const problem = { meterId: meter.meterId, zone: null, reason }
    const [said] = problemWords(language, [problem], [meter])
    const name = [billingWords[language].services[meter.service], meter.place].filter(Boolean)
    const address = href(routes.meter, { account: viewed.linkId, meter: meter.meterId })
    return html`<li><a href="${address}">${name.join(', ')},
${billingWords[language].meter(meter.serialNumber)}</a><p class="hint">${said?.message}</p></li>`
  })}</ul></section>`
}
