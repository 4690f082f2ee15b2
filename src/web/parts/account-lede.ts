import type { Language } from '#base/language.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { AccountVisit } from '../visit.ts'
import { billingWords } from '../words/billing.ts'

// Whose page it is: the number always, for it is read out on the telephone, after its viewer's own
// word for it. The first of both is marked for those who keep a name.
export function accountLede(
  language: Language,
  { givenName, accountNumber }: AccountVisit['viewed'],
): Html {
  const number = billingWords[language].account(accountNumber)
  if (givenName === null) return html`<span data-name>${number}</span>`
  return html`<span data-name>${givenName}</span> · <span>${number}</span>`
}
