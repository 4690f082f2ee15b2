import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../visit.ts'
import { formatDate } from '../words/format.ts'
import { frameWords } from '../words/frame.ts'
import { disclosure } from './disclosure.ts'

// While the old cabinet still runs, where it is and until when; while this one is on trial, that it
// is. Both through their last days in the utility's zone. A phone shows the latter alone, on a line
// that opens to the rest.
export function banners({ language, today, services }: Visit): Html | undefined {
  const { legacyCabinet: legacy, testMode } = services.utility
  const parallel = legacy !== undefined && today <= legacy.lastDay
  const onTrial = testMode !== undefined && today <= testMode.lastDay
  if (!parallel && !onTrial) return undefined
  const words = frameWords[language]
  const sign = html`<b class="tag">${words.testMode}</b>`
  const old =
    parallel &&
    html`<p>${words.legacy(formatDate(language, legacy.lastDay))}
<a href="${legacy.url}" rel="noreferrer">${words.legacyLink}</a></p>`
  if (!onTrial) return aside(words.announcements, html`<div>${old}</div>`)
  const folded = html`<p>${words.testModeText}</p>${old}`
  const summary = html`${sign} <span>${words.announcements}</span>`
  return aside(
    words.announcements,
    html`<div class="folded">${disclosure(summary, folded)}</div>
<div class="unfolded"><p>${sign} ${words.testModeText}</p>${old}</div>`,
  )
}

function aside(label: string, body: Html): Html {
  return html`<aside class="banners" aria-label="${label}">${body}</aside>`
}
