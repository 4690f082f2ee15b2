import type { FormMeter } from '#core/metering/form-meter.ts'
import {
  isCorrectable,
  type SentReading,
  type Submission,
  stateOf,
} from '#core/metering/submission.ts'
import type { UsedInstead } from '#core/metering/used-instead.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountLede } from '../../parts/account-lede.ts'
import { buttonLink } from '../../parts/button.ts'
import { date } from '../../parts/date.ts'
import { layout } from '../../parts/layout.ts'
import { notice } from '../../parts/notice.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { formatPeriod } from '../../words/format.ts'
import { formatInstant } from '../../words/format-instant.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { meterNames } from './meter-names.ts'
import { CORRECTS_FIELD } from './reading-fields.ts'
import { sentValues } from './sent-values.ts'
import { stateLines } from './state-lines.ts'

// What the submission itself does not know: the meters that the same bill still waits for, and what
// was counted where a reading was rejected.
type Beside = {
  readonly due: readonly FormMeter[]
  readonly instead: readonly UsedInstead[]
}

// The proof that readings were sent: the number, the moment, the values, and what became of them.
export function submissionPage(
  visit: AccountVisit,
  submission: Submission,
  { due, instead }: Beside,
): Html {
  const { language, viewed, services } = visit
  const words = submissionsWords[language]
  const account = { account: viewed.linkId }
  const { number, submittedAt, takenOn, byAnother, readings } = submission
  const form = `${href(routes.readings.new, account)}?${CORRECTS_FIELD}=${number}`
  const again = href(routes.readings.new, account)
  const isRejected = readings.some((reading) => stateOf(reading) === 'rejected')
  const sendAgain = buttonLink(again, words.sendAgain, { icon: 'meter' })
  return layout(visit, {
    title: words.numberAlone(number),
    outcome: outcomes(visit, readings),
    lede: accountLede(language, viewed),
    back: { href: href(routes.readings.index, account), text: words.all },
    body: html`${stateLines(language, readings)}
<p>${words.sent(formatInstant(language, submittedAt, services.utility.timeZone))}.
${words.takenWhen} ${date(language, takenOn)}.</p>
${byAnother && html`<p class="hint">${words.byAnother}</p>`}
${due.length > 0 && stillDue(visit, due)}
${sentValues(visit, submission, instead)}
${
  readings.some(isCorrectable) &&
  html`<p class="actions">${buttonLink(form, words.correct, { kind: 'quiet' })}</p>`
}
${isRejected && html`<p class="actions">${sendAgain}</p>`}`,
    aside: html`<p>${words.keepNumber}</p>
<p><a href="${href(routes.accounts.show, account)}">${words.toAccount}</a></p>`,
  })
}

// What the box after sending says here: for which bill, or what it was put right instead of.
function outcomes({ language }: AccountVisit, readings: readonly SentReading[]) {
  const words = submissionsWords[language]
  const bills = new Set(readings.map(({ period }) => formatPeriod(language, period)))
  const earlier = new Set(readings.flatMap(({ replaces }) => replaces ?? []))
  return {
    ...(readings.every(isCorrectable) && {
      'readings-sent': words.received([...bills].join(', ')),
    }),
    ...(earlier.size > 0 && { 'readings-corrected': words.corrected([...earlier].join(', ')) }),
  }
}

// A meter that was left out, while the bill can still have it.
function stillDue({ language, viewed }: AccountVisit, due: readonly FormMeter[]): Html {
  const words = submissionsWords[language]
  const form = href(routes.readings.new, { account: viewed.linkId })
  const said = html`<p>${words.dueMissing(meterNames(language, due))}
<a href="${form}">${words.send}</a></p>`
  return notice(language, 'warning', said)
}
