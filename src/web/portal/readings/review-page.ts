import { decimalText } from '#base/decimal.ts'
import { sum } from '#base/money.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { JudgedReading } from '#core/metering/judge-submission.ts'
import { leftOut } from '#core/metering/left-out.ts'
import type { ReadingForm } from '#core/metering/show-reading-form.ts'
import type { Review } from '#core/metering/submit-readings.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountLede } from '../../parts/account-lede.ts'
import { button } from '../../parts/button.ts'
import { CSRF_FIELD, form, OWNER_FIELD } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { notice } from '../../parts/notice.ts'
import { stackedTable } from '../../parts/stacked-table.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatMoney, formatNumber, formatQuantity } from '../../words/format.ts'
import { readingsWords } from '../../words/readings.ts'
import { meterNames } from './meter-names.ts'
import { CHANGE_FIELD, CORRECTS_FIELD, SEEN_FIELD, valueField } from './reading-fields.ts'

type Asked = { readonly form: ReadingForm }

// Everything once more before it goes: from what to what, how much, what it costs, what looks odd.
// One button sends it as shown, the other leads back with everything as typed.
export function reviewPage(visit: AccountVisit, given: Review & Asked): Html {
  const { language, viewed } = visit
  const { readings } = given
  const words = readingsWords[language]
  const doubted = readings.filter(({ doubt }) => doubt !== null)
  return layout(visit, {
    title: doubted.length > 0 ? words.doubtTitle : words.reviewTitle,
    lede: accountLede(language, viewed),
    body: html`${doubted.length > 0 && notice(language, 'warning', doubtLines(visit, doubted))}
${comparison(visit, readings)}
${total(visit, readings)}
${leftOutSaid(visit, given)}
${form(visit, {
  action: href(routes.readings.new, { account: viewed.linkId }),
  body: [...keptFields(visit), actions(visit, given)],
})}`,
  })
}

// Zones of a meter in each other's places are one doubt.
function doubtLines(visit: AccountVisit, readings: readonly JudgedReading[]): Html {
  const { language } = visit
  const words = readingsWords[language]
  const said = readings.map((reading) => {
    const { meter, doubt } = reading
    const whole = doubt === 'zones-swapped'
    const where = whole ? serial(language, reading) : place(language, reading)
    const text = doubtSaid(visit, reading)
    return { key: whole ? meter.meterId : `${meter.meterId} ${reading.zone}`, where, text }
  })
  const lines = [...new Map(said.map((line) => [line.key, line])).values()]
  return html`${lines.map(({ where, text }) => html`<p><b>${where}.</b> ${text}</p>`)}
<p>${words.doubtText}</p>`
}

function doubtSaid({ language, form: typed }: AccountVisit, reading: JudgedReading): string {
  const { doubt, volume, meter, zone } = reading
  const words = readingsWords[language].doubts
  const quantity = volume ? formatQuantity(language, volume.amount, meter.unit) : ''
  switch (doubt) {
    case 'rolled-over':
    case 'far-above':
      return words[doubt](quantity)
    case 'lower': {
      const was = meter.dials.find((dial) => dial.zone === zone)?.previous?.value
      if (was === undefined) return ''
      const entered = wholeDigits(typed[valueField(meter.meterId, zone)] ?? '')
      return words.lower(formatNumber(language, was), wholeDigits(decimalText(was)), entered)
    }
    case null:
      return ''
    default:
      return words[doubt]
  }
}

function wholeDigits(text: string): number {
  return (text.split(/[.,]/)[0] ?? '').replace(/\D/g, '').length
}

function comparison({ language }: AccountVisit, readings: readonly JudgedReading[]): Html {
  const words = readingsWords[language]
  return stackedTable({
    caption: words.reviewTitle,
    captionUnseen: true,
    head: words.reading,
    figures: [words.was, words.became, words.volume, words.cost],
    rows: readings.map((reading) => {
      const { meter, zone, value, volume, cost } = reading
      const previous = meter.dials.find((dial) => dial.zone === zone)?.previous
      return [
        place(language, reading),
        previous ? formatNumber(language, previous.value) : '—',
        html`<b>${formatNumber(language, value)}</b>`,
        volume ? formatQuantity(language, volume.amount, meter.unit) : '—',
        cost === null ? '—' : formatMoney(language, cost),
      ]
    }),
  })
}

function total({ language }: AccountVisit, readings: readonly JudgedReading[]): Html | undefined {
  const costs = readings.flatMap(({ cost }) => cost ?? [])
  if (costs.length < readings.length || costs.length === 0) return undefined
  const said = readingsWords[language].totalCost(formatMoney(language, sum(costs)))
  return html`<p>${said}</p>`
}

// Meters whose fields stayed empty: nobody leaves one out without a word. A correction leaves the
// others as they stand.
function leftOutSaid(
  { language, today, form: typed }: AccountVisit,
  { form: { meters }, readings }: Review & Asked,
): Html | undefined {
  if (typed[CORRECTS_FIELD] !== undefined) return undefined
  const named = readings.map(({ meter }) => meter)
  const empty = leftOut(meters, named, today)
  if (empty.length === 0) return undefined
  const said = readingsWords[language].leftOut(meterNames(language, empty), empty.length === 1)
  return notice(language, 'warning', html`<p>${said}</p>`)
}

// The form brings its own.
const NOT_KEPT: readonly string[] = [CSRF_FIELD, OWNER_FIELD, SEEN_FIELD, CHANGE_FIELD]

// What was typed goes along as it was typed.
function keptFields({ form: typed }: AccountVisit): readonly Html[] {
  return Object.entries(typed).flatMap(([name, value]) =>
    NOT_KEPT.includes(name) ? [] : html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

// Lower than before is nearly always a slip: there the way back comes first.
function actions({ language }: AccountVisit, { mark, readings }: Review): Html {
  const words = readingsWords[language]
  const isSlip = readings.some(({ doubt }) => doubt === 'lower')
  const [first, second] = isSlip ? (['quiet', 'primary'] as const) : (['primary', 'quiet'] as const)
  const ways = [
    button(words.sure, { kind: first, name: SEEN_FIELD, value: mark }),
    button(words.change, { kind: second, name: CHANGE_FIELD, value: 'yes' }),
  ]
  return html`<div class="actions">${isSlip ? ways.reverse() : ways}</div>`
}

function place(language: AccountVisit['language'], reading: JudgedReading): string {
  const { meter, zone } = reading
  const name = billingWords[language].zones[zoneName(zone, meter.zones)]
  return [serial(language, reading), name.toLowerCase()].filter(Boolean).join(', ')
}

function serial(language: AccountVisit['language'], { meter }: JudgedReading): string {
  const billing = billingWords[language]
  const what = [billing.services[meter.service], meter.place].filter(Boolean).join(', ')
  return `${what}, ${billing.meter(meter.serialNumber)}`
}
