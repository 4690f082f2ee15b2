import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { confirmationWords } from '../../words/confirmation.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import { passwordField, usernameFor } from '../credentials/password-fields.ts'

type ConfirmationModel = {
  readonly purpose: 'register' | 'change-email'
  readonly email: string
  readonly token: string
  // A registration confirmed in another browser than it was made in.
  readonly asksPassword: boolean
  readonly slip?: 'empty' | 'wrong'
  readonly delay?: Delay
}

// What the link will do and one button: opening it does nothing yet, because mail scanners open
// links too.
export function confirmationPage(visit: Visit, model: ConfirmationModel): Html {
  const { purpose, email, token, asksPassword, slip, delay } = model
  const { password: asked, ...all } = confirmationWords[visit.language]
  const words = all[purpose]
  const errors: FieldError[] = slip ? [{ field: 'password', message: asked.slips[slip] }] : []
  const password = [
    usernameFor(email),
    passwordField(visit.language, {
      name: 'password',
      hint: asked.hint,
      error: errors[0]?.message,
    }),
  ]
  return layout(visit, {
    title: words.title,
    lede: html`${words.lead} <b class="address">${email}</b>`,
    errors,
    body: html`${delayNotice(visit, delay)}<p>${words.what}</p>
${form(visit, {
  action: href(routes.confirmation, { token }),
  body: html`${asksPassword && password}${button(words.submit)}`,
})}`,
    ...(asksPassword && { islands: ['show-password'] }),
  })
}
