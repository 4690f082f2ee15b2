import { type Html, html } from '#platform/html/html.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { passwordResetWords } from '../../words/password-reset.ts'

export function deadLinkPage(visit: Visit, why: 'unknown' | 'expired' | 'used'): Html {
  const words = passwordResetWords[visit.language].dead
  return layout(visit, {
    title: words.title,
    lede: words[why],
    body: html`<p>${words.next}</p>
<p class="actions">${buttonLink(routes.passwordReset.request, words.again)}</p>`,
  })
}
