import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { credentialWords } from '../../words/credentials.ts'
import { passwordResetWords } from '../../words/password-reset.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import {
  newPasswordError,
  newPasswordField,
  newPasswordIslands,
  type PasswordSlip,
  usernameFor,
} from '../credentials/password-fields.ts'

type ChooseModel = {
  readonly token: string
  readonly email: string
  readonly slip?: PasswordSlip
  readonly delay?: Delay
}

export function choosePage(visit: Visit, { token, email, slip, delay }: ChooseModel): Html {
  const words = passwordResetWords[visit.language].choose
  const errors = newPasswordError(visit.language, slip)
  const asked = newPasswordField(visit.language, {
    label: credentialWords[visit.language].newPassword,
    error: errors[0]?.message,
  })
  return layout(visit, {
    title: words.title,
    lede: html`${words.lead} <b class="address">${email}</b>`,
    errors,
    body: html`${delayNotice(visit, delay)}${form(visit, {
      action: href(routes.passwordReset.choose, { token }),
      body: [
        usernameFor(email),
        asked,
        html`<p class="hint">${words.sessions}</p>`,
        button(words.submit),
      ],
    })}`,
    islands: newPasswordIslands,
  })
}
