import type { AccountSummary } from '#core/customers/show-summary.ts'
import { type DueService, dueReadings } from '#core/metering/due-readings.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { buttonLink } from '../../parts/button.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { icon } from '../../parts/icon.ts'
import { layout } from '../../parts/layout.ts'
import { waitingReadings } from '../../parts/waiting-readings.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { frameWords } from '../../words/frame.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { windowLines } from './window-lines.ts'

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
    body: html`${waitingReadings(visit)}
${nothing && emptyState('meter', words.dueNone, words.dueNoneText)}
${!nothing && waiting.length === 0 && html`<p>${words.dueAll}</p>`}
${[...waiting, ...others].map(({ account, services: due }) => dueAccount(visit, account, due))}`,
    islands: ['waiting-readings'],
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
  const missing = services.filter((one) => one.missing > 0)
  const waits = missing.length > 0
  const isTime = missing.some(({ window }) => window.state !== 'before')
  const windows = new Map(missing.map(({ service, window }) => [service, window]))
  const sent = new Set(services.flatMap(({ lastNumber }) => lastNumber ?? []))
  const named = ({ service }: DueService) => billingWords[language].services[service].toLowerCase()
  const form = href(routes.readings.new, link)
  return html`<article class="account"><header>
<h2><a href="${href(routes.accounts.show, link)}">${accountName(account)}</a></h2>
<p class="hint">${billingWords[language].account(account.accountNumber)}</p></header>
${services.length === 0 && html`<p>${account.closedOn ? words.closed : words.noMeters}</p>`}
${waits && windowLines(language, windows)}
${waits && html`<p>${words.dueMissing(missing.map(named).join(', '))}</p>`}
${[...sent].map((number) => sentLine(visit, account, number))}
${
  services.length > 0 &&
  html`<p class="actions">${
    waits && buttonLink(form, words.send, { kind: isTime ? 'primary' : 'quiet', icon: 'meter' })
  }<a href="${href(routes.readings.index, link)}">${words.history}</a></p>`
}</article>`
}

function sentLine({ language }: CustomerVisit, { linkId }: AccountSummary, number: number): Html {
  const address = href(routes.readings.show, { account: linkId, submission: number })
  return html`<p class="standing">${icon('check')}
<a href="${address}">${submissionsWords[language].dueSent(number)}</a></p>`
}
