import type { AccountSummary, MeterToVerify } from '#core/customers/show-summary.ts'
import { verificationOf } from '#core/metering/verification.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { linkList } from '../../parts/link-list.ts'
import { verificationNote } from '../../parts/verification-note.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { summaryWords } from '../../words/summary.ts'
import { verificationWords } from '../../words/verification.ts'

// What awaits: meters whose verification ends soon or has ended. Nothing when none does.
export function attention(
  visit: CustomerVisit,
  accounts: readonly AccountSummary[],
): Html | undefined {
  const several = accounts.length > 1
  const lines = accounts.flatMap((account) =>
    account.metersToVerify.map((meter) =>
      meterLine(visit, account, meter, several ? accountName(account) : undefined),
    ),
  )
  if (lines.length === 0) return undefined
  return html`<section class="attention"><h2>${summaryWords[visit.language].attention}</h2>
${linkList(lines)}</section>`
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
