import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import { formatInstant, machineInstant } from '../words/format-instant.ts'
import { frameWords } from '../words/frame.ts'

// «по состоянию на 14 января 2019, 04:05»: stands beside every figure that billing made.
export function asOf(language: Language, instant: Temporal.Instant, zone: string): Html {
  const text = frameWords[language].asOf(formatInstant(language, instant, zone))
  return html`<time class="as-of" datetime="${machineInstant(instant, zone)}">${text}</time>`
}
