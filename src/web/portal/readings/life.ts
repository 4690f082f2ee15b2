import type { SentReading } from '#core/metering/submission.ts'
import { isCorrectable, stateOf } from '#core/metering/submission.ts'
import { type Html, html, type Piece } from '#platform/html/html.ts'
import { icon } from '../../parts/icon.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatPeriod } from '../../words/format.ts'
import { formatInstant, machineInstant } from '../../words/format-instant.ts'
import { submissionsWords } from '../../words/submissions.ts'

// What has become of a sent reading, step by step with times, and what comes next.
export function life(
  visit: AccountVisit,
  reading: SentReading,
  submittedAt: Temporal.Instant,
): Html {
  const words = submissionsWords[visit.language]
  const { handedOver, replacedBy, answer } = reading
  const steps = [
    step(visit, words.life.received, submittedAt),
    handedOver && step(visit, words.life['handed-over'](handedOver.sequence), handedOver.at),
    replacedBy && step(visit, replacement(visit, replacedBy.number), replacedBy.at),
    answer && step(visit, answerSaid(visit, answer), answer.asOf, answer.state),
  ]
  const state = stateOf(reading)
  const next = isCorrectable(reading) && (state === 'received' || state === 'handed-over')
  return html`<ol class="life">${steps}</ol>
${next && html`<p class="hint">${words.next[state]} ${words.correctable}</p>`}`
}

function step(
  { language, services }: AccountVisit,
  said: Piece,
  at: Temporal.Instant,
  state?: 'accepted' | 'rejected',
): Html {
  const { timeZone } = services.utility
  const kind = state === 'rejected' ? 'warning' : 'check'
  return html`<li${state && html` class="${state}"`}>${icon(kind)}<span>${said}
<time datetime="${machineInstant(at, timeZone)}">${formatInstant(language, at, timeZone)}</time>
</span></li>`
}

function replacement({ language, viewed }: AccountVisit, number: number): Html {
  const address = href(routes.readings.show, { account: viewed.linkId, submission: number })
  return html`<a href="${address}">${submissionsWords[language].life.replaced(number)}</a>`
}

function answerSaid(
  { language }: AccountVisit,
  answer: NonNullable<SentReading['answer']>,
): string {
  const words = submissionsWords[language].life
  if (answer.state === 'rejected') {
    return answer.reason === '' ? words.rejectedUnsaid : words.rejected(answer.reason)
  }
  if (answer.usedIn === null) return words.acceptedUnused
  return words.accepted(formatPeriod(language, answer.usedIn))
}
