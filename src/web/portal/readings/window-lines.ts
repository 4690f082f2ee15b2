import type { Language } from '#base/language.ts'
import type { Service } from '#core/customers/service.ts'
import type { SubmissionWindow } from '#core/metering/submission-window.ts'
import { type Html, html } from '#platform/html/html.ts'
import { billingWords } from '../../words/billing.ts'
import { formatDate, formatPeriod } from '../../words/format.ts'
import { readingsWords } from '../../words/readings.ts'

// Until when and for which bill, a line for each term there is; the service is named where terms
// differ.
export function windowLines(
  language: Language,
  windows: ReadonlyMap<Service, SubmissionWindow>,
): Html {
  const lines = Map.groupBy(windows, ([, window]) => windowSaid(language, window))
  const several = lines.size > 1
  return html`${[...lines].map(([said, ofServices]) => {
    const named = ofServices.map(([service]) => billingWords[language].services[service])
    const state = ofServices[0]?.[1].state
    const whose = several && html`<b>${named.join(', ')}.</b> `
    return html`<p class="term ${state}">${whose}${said}</p>`
  })}`
}

function windowSaid(language: Language, window: SubmissionWindow): string {
  const words = readingsWords[language].windows
  const bill = formatPeriod(language, window.period)
  const closes = formatDate(language, window.closesOn)
  switch (window.state) {
    case 'before':
      return words.before(formatDate(language, window.opensOn), closes, bill)
    case 'open':
      return words.open(closes, window.daysLeft, bill)
    case 'after':
      return words.after(bill)
  }
}
