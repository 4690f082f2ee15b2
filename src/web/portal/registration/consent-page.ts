import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { checkbox } from '../../parts/checkbox.ts'
import { definitionList } from '../../parts/definition-list.ts'
import { disclosure } from '../../parts/disclosure.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { form } from '../../parts/form.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { consentOf } from '../../words/consent.ts'
import { registrationWords } from '../../words/registration.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import { consentText } from '../personal-data/consent-text.ts'
import type { ConsentSlip } from './consent-form.ts'
import { stepAddress, stepPage } from './step-page.ts'

type ConsentModel = {
  readonly email: string
  readonly slip?: ConsentSlip
  // Ticked before, when the form comes back for another reason.
  readonly ticked?: boolean
  readonly delay?: Delay
}

export function consentPage(visit: Visit, { email, slip, ticked, delay }: ConsentModel): Html {
  const words = registrationWords[visit.language].consent
  const consent = consentOf(visit.language, visit.services.utility)
  const error = slip && words[slip]
  const errors: FieldError[] = error ? [{ field: 'consent', message: error }] : []
  const box = checkbox(visit.language, {
    name: 'consent',
    label: words.box,
    hint: words.boxHint,
    error,
    checked: ticked ?? false,
  })
  const body = html`${delayNotice(visit, delay)}${answers(visit, email)}
${form(visit, {
  action: routes.registration.consent,
  body: html`<input type="hidden" name="version" value="${consent.version}">
${box}
${disclosure(
  words.text,
  html`<h2>${consent.title}</h2>
${consentText(consent)}<p><a href="${routes.personalData}#consent">${words.ownPage}</a></p>`,
)}
${button(words.submit)}`,
})}`
  return stepPage(visit, { step: 'consent', title: words.title, body, errors })
}

// What was given so far, each with a way to change it.
function answers(visit: Visit, email: string): Html {
  const words = registrationWords[visit.language].consent
  const line = (term: string, value: string, step: 'number' | 'email' | 'password') => {
    const change = html`${words.change}<span class="unseen"> ${term}</span>`
    const link = html`<a href="${stepAddress(step)}">${change}</a>`
    const both = html`<span class="changeable"><span class="address">${value}</span> ${link}</span>`
    return { term, value: both }
  }
  return definitionList([
    line(words.number, words.numberValue, 'number'),
    line(words.email, email, 'email'),
    line(words.password, words.passwordValue, 'password'),
  ])
}
