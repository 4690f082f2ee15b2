import { type Html, html } from '#platform/html/html.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { passwordResetWords } from '../../words/password-reset.ts'
import { letterAdvice } from '../credentials/letter-advice.ts'

// The same whether somebody signs in by the address or not.
export function resetSentPage(visit: Visit): Html {
  const words = passwordResetWords[visit.language].sent
  return layout(visit, {
    title: words.title,
    lede: words.lead,
    body: html`<p>${words.what} ${words.lives}</p>
${letterAdvice(visit.language, { href: routes.passwordReset.request, text: words.again })}`,
  })
}
