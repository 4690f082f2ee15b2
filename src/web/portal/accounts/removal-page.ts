import { type Html, html } from '#platform/html/html.ts'
import { button, buttonLink } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { billingWords } from '../../words/billing.ts'

// Asks once more, and says what removing does and what it does not.
export function removalPage(visit: AccountVisit): Html {
  const { language, viewed } = visit
  const words = accountsWords[language]
  const number = billingWords[language].account(viewed.accountNumber)
  const keep = buttonLink(routes.accounts.index, words.removal.keep, { kind: 'quiet' })
  return layout(visit, {
    title: words.removal.title,
    lede: [number, viewed.givenName].filter(Boolean).join(', '),
    back: { href: routes.accounts.index, text: words.back },
    body: html`<p>${words.removal.what}</p><p>${words.removal.back}</p>
${form(visit, {
  action: href(routes.accounts.removal, { account: viewed.linkId }),
  body: html`<div class="actions">${button(words.removal.submit, { kind: 'danger' })}${keep}</div>`,
})}`,
  })
}
