import type { AccountSummary } from '#core/customers/show-summary.ts'
import { type DueService, dueReadings } from '#core/metering/due-readings.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { buttonLink } from '../../parts/button.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { icon } from '../../parts/icon.ts'
import { layout } from '../../parts/layout.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { frameWords } from '../../words/frame.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { windowSaid } from './window-lines.ts'

// All accounts with what is still to be sent for each, those that wait first.
export function duePage(visit: CustomerVisit, accounts: readonly AccountSummary[]): Html {
  const { language, services, today } = visit
  const words = submissionsWords[language]
  const due = accounts.map((account) => ({
    account,
    services: dueReadings(account, services.utility.readingWindows, today),
  }))
  const waiting = due.filter((one) => one.services.some(({ missing }) => missing > 0))
  const others = due.filter((one) => !waiting.includes(one))
  const nothing = due.every((one) => one.services.length === 0)
  return layout(visit, {
    title: words.dueTitle,
    back: { href: routes.summary, text: frameWords[language].home },
    body: html`${nothing && emptyState('meter', words.dueNone, words.dueNoneText)}
${!nothing && waiting.length === 0 && html`<p>${words.dueAll}</p>`}
${[...waiting, ...others].map(({ account, services: due }) => dueAccount(visit, account, due))}`,
  })
}

function dueAccount(
  visit: CustomerVisit,
  account: AccountSummary,
  services: readonly DueService[],
): Html {
  const { language } = visit
  const words = submissionsWords[language]
  const link = { account: account.linkId }
  const waits = services.some(({ missing }) => missing > 0)
  const form = href(routes.readings.new, link)
  return html`<article class="account"><header>
<h2><a href="${href(routes.accounts.show, link)}">${accountName(account)}</a></h2>
<p class="hint">${billingWords[language].account(account.accountNumber)}</p></header>
${services.length === 0 && html`<p>${account.closedOn ? words.closed : words.noMeters}</p>`}
${services.map((service) => dueService(visit, account, service))}
${
  services.length > 0 &&
  html`<p class="actions">${buttonLink(form, words.send, {
    kind: waits ? 'primary' : 'quiet',
    icon: 'meter',
  })}<a href="${href(routes.readings.index, link)}">${words.history}</a></p>`
}</article>`
}

function dueService(
  { language }: CustomerVisit,
  { linkId }: AccountSummary,
  { service, window, missing, lastNumber }: DueService,
): Html {
  const words = submissionsWords[language]
  const sent = lastNumber !== null && {
    address: href(routes.readings.show, { account: linkId, submission: lastNumber }),
    text: words.dueSent(lastNumber),
  }
  return html`<section class="due"><h3>${icon(serviceIcon[service])}
${billingWords[language].services[service]}</h3>
${missing > 0 && html`<p>${windowSaid(language, window)} ${words.dueMissing(missing)}</p>`}
${sent && html`<p class="standing">${icon('check')}<a href="${sent.address}">${sent.text}</a></p>`}
</section>`
}
