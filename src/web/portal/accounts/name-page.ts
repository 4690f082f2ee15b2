import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { field } from '../../parts/field.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { AccountVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { billingWords } from '../../words/billing.ts'

export function namePage(
  visit: AccountVisit,
  { typed, error }: { readonly typed: string; readonly error?: string },
): Html {
  const { language, viewed } = visit
  const words = accountsWords[language]
  return layout(visit, {
    title: words.rename.title,
    lede: billingWords[language].account(viewed.accountNumber),
    back: { href: routes.accounts.index, text: words.back },
    body: html`<p>${words.rename.lede}</p>
${form(visit, {
  action: href(routes.accounts.name, { account: viewed.linkId }),
  body: [
    field(language, {
      name: 'name',
      label: words.rename.label,
      hint: words.rename.hint,
      error,
      value: typed,
    }),
    button(words.rename.submit),
  ],
})}`,
    errors: error === undefined ? [] : [{ field: 'name', message: error }],
  })
}
