import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { notice } from '../../parts/notice.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { registrationWords } from '../../words/registration.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import {
  newPasswordError,
  newPasswordField,
  newPasswordIslands,
  type PasswordSlip,
  usernameFor,
} from '../credentials/password-fields.ts'
import { stepPage } from './step-page.ts'

type PasswordModel = {
  readonly email: string
  // A password is kept from before, as a hash.
  readonly kept: boolean
  readonly slip?: PasswordSlip
  readonly delay?: Delay
}

export function passwordPage(visit: Visit, { email, kept, slip, delay }: PasswordModel): Html {
  const words = registrationWords[visit.language]
  const errors = newPasswordError(visit.language, slip)
  const body = [
    delayNotice(visit, delay),
    kept && notice(visit.language, 'ok', html`<p>${words.password.kept}</p>`),
    form(visit, {
      action: routes.registration.password,
      body: [
        usernameFor(email),
        newPasswordField(visit.language, { error: errors[0]?.message }),
        button(words.continue),
      ],
    }),
  ]
  return stepPage(visit, {
    step: 'password',
    title: words.password.title,
    lede: html`${words.password.lead} <span class="address">${email}</span>`,
    body,
    errors,
    islands: newPasswordIslands,
  })
}
