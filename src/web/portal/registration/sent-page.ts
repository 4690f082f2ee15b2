import { type Html, html } from '#platform/html/html.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { registrationWords } from '../../words/registration.ts'
import { letterAdvice } from '../credentials/letter-advice.ts'

// The same for every number and every address: the letter says the rest.
export function sentPage(visit: Visit, { email }: { readonly email: string }): Html {
  const { section, sent } = registrationWords[visit.language]
  const body = html`<p>${sent.what} ${sent.lives}</p>
${letterAdvice(visit.language, { href: routes.registration.number, text: sent.again })}`
  return layout(visit, {
    title: sent.title,
    above: html`<p class="section">${section}</p>`,
    lede: html`${sent.lead} <b class="address">${email}</b>`,
    body,
  })
}
