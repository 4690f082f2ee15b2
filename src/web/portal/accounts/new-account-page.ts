import type { LinkId } from '#base/ids.ts'
import { type Html, html } from '#platform/html/html.ts'
import { keptFrom } from '../../guards/kept-form.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { button, buttonLink } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { stillHere } from '../../parts/send-again.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { waitText } from '../../words/wait.ts'
import { numberIslands, receiptNumberField } from '../registration/number-page.ts'

const backTo = ({ language }: CustomerVisit) => ({
  href: routes.accounts.index,
  text: accountsWords[language].back,
})

// Asks for the unique number of a receipt of the account to be added.
export function newAccountPage(
  visit: CustomerVisit,
  { typed, error }: { readonly typed: string; readonly error?: string },
): Html {
  const words = accountsWords[visit.language].newAccount
  return layout(visit, {
    title: words.title,
    lede: words.lede,
    back: backTo(visit),
    body: html`${form(visit, {
      action: routes.accounts.new,
      body: [
        receiptNumberField(visit, { typed, error, submit: words.submit }),
        html`<a href="${routes.registration.sampleReceipt}">${words.where}</a>`,
        button(words.submit),
      ],
    })}
<p class="hint">${words.told}</p>`,
    errors: error === undefined ? [] : [{ field: 'number', message: error }],
    islands: numberIslands,
  })
}

export function alreadyLinkedPage(visit: CustomerVisit, linkId: LinkId): Html {
  const words = accountsWords[visit.language].newAccount
  const account = href(routes.accounts.show, { account: linkId })
  return layout(visit, {
    title: words.title,
    back: backTo(visit),
    body: html`<p>${words.already}</p>
<p class="actions">${buttonLink(account, words.open)}</p>`,
  })
}

export function tooManyTriesPage(visit: CustomerVisit, retryAfterSeconds: number): Html {
  const { language, now, services } = visit
  const words = accountsWords[language].newAccount
  const when = waitText(language, retryAfterSeconds, now, services.utility.timeZone)
  return layout(visit, {
    title: words.tooManyTitle,
    lede: words.tooMany(when),
    back: backTo(visit),
    body: html`${stillHere(visit, keptFrom(visit))}
<p>${words.tooManyWhat}</p>${branchPhones(services.utility)}`,
  })
}
