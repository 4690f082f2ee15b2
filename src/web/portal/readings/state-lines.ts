import type { Language } from '#base/language.ts'
import { type SentReading, stateOf } from '#core/metering/submission.ts'
import { type Html, html } from '#platform/html/html.ts'
import { formatPeriod } from '../../words/format.ts'
import { submissionsWords } from '../../words/submissions.ts'
import { meterNames } from './meter-names.ts'

// Where a submission stands, in one line; in one for each state where its meters stand apart.
export function stateLines(language: Language, readings: readonly SentReading[]): Html {
  const states = [...Map.groupBy(readings, (reading) => stateSaid(language, reading))]
  const several = states.length > 1
  return html`${states.map(([said, ofState]) => {
    const whose = several && html` ${meterNames(language, ofState)}`
    const state = ofState[0] && stateOf(ofState[0])
    return html`<p class="state"><b class="tag ${state}">${said}</b>${whose}</p>`
  })}`
}

function stateSaid(language: Language, reading: SentReading): string {
  const words = submissionsWords[language]
  const { answer, replacedBy } = reading
  const state = stateOf(reading)
  if (state === 'replaced' && replacedBy) return words.life.replaced(replacedBy.number)
  if (state !== 'accepted' || answer?.state !== 'accepted') return words.standsAs[state]
  if (answer.usedIn === null) return words.life.acceptedUnused
  return words.life.accepted(formatPeriod(language, answer.usedIn))
}
