import { zoneName } from '#core/customers/zone.ts'
import { type ComparedBill, compareSources, type Why } from '#core/metering/compare-sources.ts'
import type { MeterHistory } from '#core/metering/show-meter.ts'
import { type Submission, stateOf } from '#core/metering/submission.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { disclosure } from '../../parts/disclosure.ts'
import { stackedTable } from '../../parts/stacked-table.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatMonth, formatNumber, formatShortDate } from '../../words/format.ts'
import { submissionsWords } from '../../words/submissions.ts'

const BILLS_OPEN = 6

// Bill by bill: what you sent, what an inspector or the meter gave, what billing used, and why.
export function comparedBills(
  visit: AccountVisit,
  meter: MeterHistory,
  submissions: readonly Submission[],
): Html | undefined {
  const words = submissionsWords[visit.language]
  const tables = meter.byZone.flatMap(({ zone, readings }) => {
    const bills = compareSources(readings, submissions, zone)
    const name = billingWords[visit.language].zones[zoneName(zone, meter.zones)]
    const caption = name || words.compared
    return bills.length === 0 ? [] : [tablesOf(visit, caption, bills, name === '')]
  })
  if (tables.length === 0) return undefined
  const isOpen = submissions.length > 0
  const body = disclosure(words.compared, html`${tables}`, isOpen)
  return html`<section class="compared">${body}</section>`
}

function tablesOf(
  visit: AccountVisit,
  caption: string,
  bills: readonly ComparedBill[],
  unseen: boolean,
): Html {
  const words = submissionsWords[visit.language]
  const older = bills.slice(BILLS_OPEN)
  return html`${tableOf(visit, caption, bills.slice(0, BILLS_OPEN), unseen)}${
    older.length > 0 && disclosure(words.older, tableOf(visit, caption, older, true))
  }`
}

function tableOf(
  visit: AccountVisit,
  caption: string,
  bills: readonly ComparedBill[],
  captionUnseen: boolean,
): Html {
  const { language } = visit
  const words = submissionsWords[language]
  return stackedTable({
    caption,
    captionUnseen,
    head: words.comparedMonth,
    figures: [words.comparedSent, words.comparedSeen, words.comparedUsed],
    rows: bills.map((bill) => [
      html`${formatMonth(language, bill.period)}
<small class="under">${whySaid(language, bill.why)}</small>`,
      sentCell(visit, bill),
      knownCell(language, bill.seen),
      bill.used === null ? '—' : formatNumber(language, bill.used.value),
    ]),
  })
}

function sentCell({ language, viewed }: AccountVisit, { sent }: ComparedBill): Piece {
  const words = submissionsWords[language]
  if (sent.length === 0) return '—'
  return sent.map(({ number, reading }) => {
    const address = href(routes.readings.show, { account: viewed.linkId, submission: number })
    const replaced = stateOf(reading) === 'replaced' && `, ${words.states.replaced}`
    return html`<span class="known">${formatNumber(language, reading.value)}
<small class="under"><a href="${address}">${words.number(number)}</a>${replaced}</small></span>`
  })
}

function knownCell(language: AccountVisit['language'], known: ComparedBill['seen']): Piece {
  if (known.length === 0) return '—'
  return known.map(
    ({ value, takenOn, source }) => html`<span class="known">${formatNumber(language, value)}
<small class="under">${formatShortDate(language, takenOn)},
${billingWords[language].sources[source]}</small></span>`,
  )
}

function whySaid(language: AccountVisit['language'], why: Why): string {
  const words = submissionsWords[language].why
  return typeof why === 'string' ? words[why] : words.rejected(why.rejected)
}
