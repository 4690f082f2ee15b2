import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../visit.ts'
import { billingWords } from '../words/billing.ts'
import { asOf } from './as-of.ts'
import { notice } from './notice.ts'

// Of what time the figures of an account are. An account set aside says that they are older ones.
export function figuresAsOf(
  { language, services }: Pick<Visit, 'language' | 'services'>,
  figures: { readonly asOf: Temporal.Instant | null; readonly held: boolean },
): Html {
  const words = billingWords[language]
  if (figures.asOf === null) return html`<p class="as-of">${words.noFigures}</p>`
  const at = asOf(language, figures.asOf, services.utility.timeZone)
  if (!figures.held) return html`<p>${at}</p>`
  return notice(language, 'info', html`<p>${words.held}</p><p>${at}</p>`)
}
