import { decimalEquals } from '#base/decimal.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { SentReading, Submission } from '#core/metering/submission.ts'
import type { UsedInstead } from '#core/metering/used-instead.ts'
import { type Html, html } from '#platform/html/html.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatPeriod, formatQuantity } from '../../words/format.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { life } from './life.ts'

// The readings of a submission, meter by meter: the value large, which bill it is for, its life.
export function sentValues(
  visit: AccountVisit,
  submission: Submission,
  instead: readonly UsedInstead[],
): Html {
  const { readings, submittedAt } = submission
  const byMeter = [...Map.groupBy(readings, ({ meterId }) => meterId).values()]
  const [one, ...others] = livesOf(readings)
  const shared = others.length === 0 ? one : undefined
  const blocks = byMeter.map((ofMeter) =>
    meterBlock(visit, ofMeter, {
      instead,
      lives: (shared ? [] : livesOf(ofMeter)).map((one) => life(visit, one, submittedAt)),
    }),
  )
  return html`${blocks}
${shared && life(visit, shared, submittedAt)}`
}

function meterBlock(
  visit: AccountVisit,
  readings: readonly SentReading[],
  { instead, lives }: { instead: readonly UsedInstead[]; lives: readonly Html[] },
): Html | undefined {
  const [first] = readings
  if (first === undefined) return undefined
  const { language, viewed } = visit
  const billing = billingWords[language]
  const name = [billing.services[first.service], first.place].filter(Boolean).join(', ')
  const meter = href(routes.meter, { account: viewed.linkId, meter: first.meterId })
  const sign = icon(serviceIcon[first.service])
  return html`<section class="thing"><h2>${sign} <a href="${meter}">${name}</a>
<span class="which">${billing.meter(first.serialNumber)}</span></h2>
<dl class="dials">${readings.map((reading) => valueLine(visit, reading, instead))}</dl>
${lives}</section>`
}

function valueLine(
  { language }: AccountVisit,
  reading: SentReading,
  instead: readonly UsedInstead[],
): Html {
  const words = submissionsWords[language]
  const zone = billingWords[language].zones[zoneName(reading.zone, reading.zones)]
  const { answer, doubts, replaces, unit, value } = reading
  const other = instead.find(
    ({ meterId, zone }) => meterId === reading.meterId && zone === reading.zone,
  )?.used
  const differs = answer?.state === 'accepted' && !decimalEquals(answer.value, value)
  return html`<div><dt>${zone || words.reading}</dt>
<dd><b class="dial">${formatQuantity(language, value, unit)}</b>
<span>${words.forBill(formatPeriod(language, reading.period))}${
    replaces !== null && html`, ${words.replaces(replaces)}`
  }</span>
${doubts.map((doubt) => under(words.confirmed + words.doubtNames[doubt]))}
${differs && under(words.otherValue(formatQuantity(language, answer.value, unit)))}
${other && under(insteadSaid(language, other, unit))}
</dd></div>`
}

function insteadSaid(
  language: AccountVisit['language'],
  { value, source }: UsedInstead['used'],
  unit: SentReading['unit'],
): string {
  const quantity = formatQuantity(language, value, unit)
  return submissionsWords[language].usedInstead(quantity, billingWords[language].sources[source])
}

const under = (said: string) => html`<small class="under">${said}</small>`

// What was sent together nearly always lives one life, which is told once.
function livesOf(readings: readonly SentReading[]): readonly SentReading[] {
  const lives = new Map(
    readings.map((reading) => {
      const { handedOver, replacedBy, answer } = reading
      const said = answer?.state === 'rejected' ? answer.reason : answer?.usedIn
      const key = [handedOver?.sequence, replacedBy?.number, answer?.state, said].join('|')
      return [key, reading]
    }),
  )
  return [...lives.values()]
}
