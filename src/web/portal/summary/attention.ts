import type { AccountSummary, MeterToVerify } from '#core/customers/show-summary.ts'
import { dueReadings } from '#core/metering/due-readings.ts'
import { verificationOf } from '#core/metering/verification.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { icon } from '../../parts/icon.ts'
import { linkList } from '../../parts/link-list.ts'
import { verificationNote } from '../../parts/verification-note.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatPeriod } from '../../words/format.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { summaryWords } from '../../words/summary.ts'
import { verificationWords } from '../../words/verification.ts'

// What awaits: readings that were rejected, readings to be sent while their window is open, meters
// whose verification ends soon or has ended. Where they were sent for that window, that they were.
export function attention(
  visit: CustomerVisit,
  accounts: readonly AccountSummary[],
): Html | undefined {
  const several = accounts.length > 1
  const lines = accounts.flatMap((account) => {
    const whose = several ? accountName(account) : undefined
    return [
      ...rejectedLines(visit, account, whose),
      ...readingsLine(visit, account, whose),
      ...account.metersToVerify.map((meter) => meterLine(visit, account, meter, whose)),
    ]
  })
  const sent = accounts.map((account) => sentLine(visit, account, several))
  if (lines.length === 0) return html`${sent}`
  return html`<section class="attention"><h2>${summaryWords[visit.language].attention}</h2>
${linkList(lines)}</section>
${sent}`
}

// One line for each submission of which billing rejected something.
function rejectedLines(
  { language }: CustomerVisit,
  { linkId, metersToRead }: AccountSummary,
  whose: string | undefined,
) {
  const words = submissionsWords[language]
  const rejected = metersToRead.flatMap(({ service, rejected: one }) =>
    one === null ? [] : [{ service, ...one }],
  )
  return [...Map.groupBy(rejected, ({ number }) => number)].flatMap(([submission, meters]) => {
    const services = new Set(meters.map((one) => billingWords[language].services[one.service]))
    const bills = new Set(meters.map(({ period }) => formatPeriod(language, period)))
    return {
      href: href(routes.readings.show, { account: linkId, submission }),
      icon: 'warning' as const,
      text: words.rejected,
      note: [[...services].join(', '), [...bills].join(', '), whose].filter(Boolean).join(' · '),
    }
  })
}

// Nothing more to do for this window, with the way to what was sent.
function sentLine(
  { language, services, today }: CustomerVisit,
  account: AccountSummary,
  several: boolean,
): Html | undefined {
  const due = dueReadings(account, services.utility.readingWindows, today)
  const open = due.filter(({ window }) => window.state === 'open')
  const [submission] = open.flatMap(({ lastNumber }) => lastNumber ?? []).sort((a, b) => b - a)
  const [first] = open
  if (first === undefined || submission === undefined) return undefined
  if (open.some(({ missing }) => missing > 0)) return undefined
  const words = submissionsWords[language]
  const bill = formatPeriod(language, first.window.period)
  const address = href(routes.readings.show, { account: account.linkId, submission })
  return html`<p class="standing">${icon('check')}<a href="${address}">${words.allSent}
${words.forBill(bill)}</a>${several && html` · ${accountName(account)}`}</p>`
}

// One line an account: the term that ends first.
function readingsLine(
  { language, services, today }: CustomerVisit,
  account: AccountSummary,
  whose: string | undefined,
) {
  const due = dueReadings(account, services.utility.readingWindows, today)
  const [first] = due
    .filter(({ window, missing }) => window.state === 'open' && missing > 0)
    .sort((one, other) => one.window.daysLeft - other.window.daysLeft)
  if (first === undefined) return []
  const { closesOn, daysLeft, period } = first.window
  const words = submissionsWords[language]
  return [
    {
      href: href(routes.readings.new, { account: account.linkId }),
      icon: 'meter' as const,
      text: words.attention(formatDate(language, closesOn), daysLeft),
      note: [words.forBill(formatPeriod(language, period)), whose].filter(Boolean).join(' · '),
    },
  ]
}

function meterLine(
  { language, today }: CustomerVisit,
  account: AccountSummary,
  meter: MeterToVerify,
  whose: string | undefined,
) {
  const service = billingWords[language].services[meter.service]
  const what = [service, meter.place].filter(Boolean).join(', ')
  const verification = verificationOf(meter.verifyBefore, today)
  const note = verificationNote(language, verification, meter.verifyBefore)
  return {
    href: href(routes.meter, { account: account.linkId, meter: meter.meterId }),
    icon: 'warning' as const,
    text: note?.what ?? '',
    note: [verificationWords[language].meter(what, meter.serialNumber), whose]
      .filter(Boolean)
      .join(' · '),
  }
}
