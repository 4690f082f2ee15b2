import type { AccountSummary } from '#core/customers/show-summary.ts'
import { type Html, html } from '#platform/html/html.ts'
import { accountName } from '../../parts/account-name.ts'
import { addressText } from '../../parts/address-text.ts'
import { buttonLink } from '../../parts/button.ts'
import { emptyState } from '../../parts/empty-state.ts'
import { form } from '../../parts/form.ts'
import { icon } from '../../parts/icon.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { accountsWords } from '../../words/accounts.ts'
import { billingWords } from '../../words/billing.ts'
import { frameWords } from '../../words/frame.ts'

// The customer's accounts in their own order, with everything one may do to that list.
export function accountsPage(visit: CustomerVisit, accounts: readonly AccountSummary[]): Html {
  const words = accountsWords[visit.language]
  const add = buttonLink(routes.accounts.new, words.add, { icon: 'plus' })
  const back = { href: routes.summary, text: frameWords[visit.language].home }
  if (accounts.length === 0) {
    return layout(visit, {
      title: words.title,
      back,
      body: emptyState('house', words.emptyTitle, words.empty, add),
    })
  }
  return layout(visit, {
    title: words.title,
    lede: words.lede,
    back,
    body: html`<ol class="own">${accounts.map((account, index) =>
      line(visit, account, index + 1, accounts.length),
    )}</ol>
<p class="actions">${add}</p>`,
  })
}

function line(visit: CustomerVisit, account: AccountSummary, place: number, last: number): Html {
  const { language } = visit
  const words = accountsWords[language]
  const name = accountName(account)
  const where = addressText(account.address)
  const link = { account: account.linkId }
  const ways = [
    [routes.accounts.name, words.name, words.nameOf(name)],
    [routes.accounts.viewers, words.viewers, words.viewersOf(name)],
    [routes.accounts.removal, words.remove, words.removeOf(name)],
  ] as const
  const number = billingWords[language].account(account.accountNumber)
  return html`<li id="${account.linkId}"><div class="what">
<h2><a href="${href(routes.accounts.show, link)}">${name}</a></h2>
<p class="hint">${number}${account.givenName !== null && html` · ${where}`}</p>
<ul class="onward">${ways.map(
    ([path, text, label]) =>
      html`<li><a href="${href(path, link)}" aria-label="${label}">${text}</a></li>`,
  )}</ul></div>
${last > 1 && order(visit, account, place, last)}</li>`
}

function order(visit: CustomerVisit, account: AccountSummary, place: number, last: number): Html {
  const words = accountsWords[visit.language]
  const name = accountName(account)
  const step = (to: number, sign: 'up' | 'down', text: string, label: string) =>
    html`<button class="step" name="place" value="${to}" aria-label="${label}" title="${text}">
${icon(sign)}</button>`
  return form(visit, {
    action: href(routes.accounts.position, { account: account.linkId }),
    kind: 'inline',
    body: html`${place > 1 && step(place - 1, 'up', words.up, words.moveUp(name))}
${place < last && step(place + 1, 'down', words.down, words.moveDown(name))}`,
  })
}
