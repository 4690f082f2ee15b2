import type { Language } from '#base/language.ts'
import { zoneName } from '#core/customers/zone.ts'
import { type SentReading, type Submission, stateOf } from '#core/metering/submission.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountLede } from '../../parts/account-lede.ts'
import { buttonLink } from '../../parts/button.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { billingWords } from '../../words/billing.ts'
import { formatPeriod, formatQuantity } from '../../words/format.ts'
import { formatInstant } from '../../words/format-instant.ts'
import { submissionsWords } from '../../words/submissions.ts'

export const BEFORE_FIELD = 'before'

type Shown = { readonly submissions: readonly Submission[]; readonly more: number | null }

// Everything that was sent for the account, newest first, each with where it stands: told once for
// readings that went the same way.
export function submissionsPage(visit: AccountVisit, { submissions, more }: Shown): Html {
  const { language, viewed } = visit
  const words = submissionsWords[language]
  const account = { account: viewed.linkId }
  const send = buttonLink(href(routes.readings.new, account), words.send, { icon: 'meter' })
  const older = `${href(routes.readings.index, account)}?${BEFORE_FIELD}=${more}`
  return layout(visit, {
    title: words.history,
    lede: accountLede(language, viewed),
    back: { href: href(routes.accounts.show, account), text: words.toAccount },
    body:
      submissions.length === 0
        ? emptyState('meter', words.emptyTitle, words.empty, send)
        : html`<p class="actions">${send}</p>
<ol class="submissions">${submissions.map((one) => submissionLine(visit, one))}</ol>
${more !== null && html`<p><a href="${older}">${words.older}</a></p>`}`,
  })
}

function submissionLine(visit: AccountVisit, submission: Submission): Html {
  const { language, viewed, services } = visit
  const words = submissionsWords[language]
  const { number, submittedAt, readings } = submission
  const address = href(routes.readings.show, { account: viewed.linkId, submission: number })
  const at = formatInstant(language, submittedAt, services.utility.timeZone)
  const states = new Map(readings.map((one) => [stateSaid(language, one), stateOf(one)]))
  const shared = states.size === 1 && [...states].map(([said, state]) => stateTag(state, said))
  return html`<li><h2><a href="${address}">${words.number(number)}</a></h2>
<p class="hint">${at}</p>
${shared && html`<p>${shared}</p>`}
<ul class="plain">${readings.map((one) => readingLine(language, one, !shared))}</ul></li>`
}

function readingLine(language: Language, reading: SentReading, withState: boolean): Html {
  const billing = billingWords[language]
  const zone = billing.zones[zoneName(reading.zone, reading.zones)].toLowerCase()
  const what = [billing.services[reading.service], reading.place, zone].filter(Boolean).join(', ')
  const state = withState && stateTag(stateOf(reading), stateSaid(language, reading))
  return html`<li><span>${what}</span>
<b class="numeric">${formatQuantity(language, reading.value, reading.unit)}</b>${state}</li>`
}

function stateTag(state: ReturnType<typeof stateOf>, said: string): Html {
  return html`<span class="tag ${state}">${said}</span>`
}

function stateSaid(language: Language, reading: SentReading): string {
  const words = submissionsWords[language]
  const { answer } = reading
  return answer?.state === 'accepted' && answer.usedIn !== null
    ? words.life.accepted(formatPeriod(language, answer.usedIn)).toLowerCase()
    : words.states[stateOf(reading)]
}
