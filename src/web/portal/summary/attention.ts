import type { AccountSummary, MeterToVerify } from '#core/customers/show-summary.ts'
import { dueReadings } from '#core/metering/due-readings.ts'
import { verificationOf } from '#core/metering/verification.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { linkList } from '../../parts/link-list.ts'
import { verificationNote } from '../../parts/verification-note.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatPeriod } from '../../words/format.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { summaryWords } from '../../words/summary.ts'
import { verificationWords } from '../../words/verification.ts'

// What awaits: readings to be sent while their window is open, meters whose verification ends soon
// or has ended. Nothing when none does.
export function attention(
  visit: CustomerVisit,
  accounts: readonly AccountSummary[],
): Html | undefined {
  const several = accounts.length > 1
  const lines = accounts.flatMap((account) => {
    const whose = several ? accountName(account) : undefined
    return [
      ...readingsLine(visit, account, whose),
      ...account.metersToVerify.map((meter) => meterLine(visit, account, meter, whose)),
    ]
  })
  if (lines.length === 0) return undefined
  return html`<section class="attention"><h2>${summaryWords[visit.language].attention}</h2>
${linkList(lines)}</section>`
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
