import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { passwordResetWords } from '../../words/password-reset.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import { type EmailSlip, emailError, emailField } from '../credentials/email-field.ts'

type RequestModel = {
  readonly typed: string
  readonly slip?: EmailSlip
  readonly delay?: Delay
}

export function requestPage(visit: Visit, { typed, slip, delay }: RequestModel): Html {
  const words = passwordResetWords[visit.language].request
  const errors = emailError(visit.language, slip)
  const email = emailField(visit.language, {
    value: typed,
    autocomplete: 'username',
    error: errors[0]?.message,
  })
  return layout(visit, {
    title: words.title,
    lede: words.lead,
    errors,
    body: html`${delayNotice(visit, delay)}${form(visit, {
      action: routes.passwordReset.request,
      body: [email, button(words.submit)],
    })}
<p>${words.remembered} <a href="${routes.signIn}">${words.signIn}</a></p>`,
  })
}
