import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../visit.ts'
import { formatDate } from '../words/format.ts'
import { frameWords } from '../words/frame.ts'

// While the old cabinet still runs, where it is and until when (through its last day in the
// utility's zone); while this one is on trial, that it is.
export function banners({ language, today, services }: Visit): Html | undefined {
  const { legacyCabinet: legacy, testMode } = services.utility
  const parallel = legacy !== undefined && today <= legacy.lastDay
  if (!parallel && !testMode) return undefined
  const words = frameWords[language]
  return html`<aside class="banners" aria-label="${words.announcements}"><div>
${testMode && html`<p><b class="tag">${words.testMode}</b> ${words.testModeText}</p>`}${
  parallel &&
  html`<p>${words.legacy(formatDate(language, legacy.lastDay))}
<a href="${legacy.url}" rel="noreferrer">${words.legacyLink}</a></p>`
}</div></aside>`
}
