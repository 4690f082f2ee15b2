import { type Html, html } from '#platform/html/html.ts'
import { button, buttonLink } from '../../parts/button.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { credentialWords } from '../../words/credentials.ts'
import { settingsWords } from '../../words/settings.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import { emailError, emailField } from '../credentials/email-field.ts'
import { newPasswordError, passwordField } from '../credentials/password-fields.ts'
import type { EmailChangeSlips } from './email-form.ts'

type EmailModel = {
  readonly typed: string
  readonly slips?: EmailChangeSlips
  readonly delay?: Delay
}

export function emailPage(visit: CustomerVisit, { typed, slips = {}, delay }: EmailModel): Html {
  const { language } = visit
  const { changeEmail: words, title, cancel } = settingsWords[language]
  const ofEmail: FieldError[] =
    slips.email === 'same'
      ? [{ field: 'email', message: words.same }]
      : emailError(language, slips.email)
  const ofPassword: FieldError[] =
    slips.password === 'wrong'
      ? [{ field: 'password', message: words.wrong }]
      : newPasswordError(language, slips.password)
  const email = emailField(language, {
    label: words.label,
    hint: words.hint,
    value: typed,
    autocomplete: 'email',
    error: ofEmail[0]?.message,
  })
  const password = passwordField(language, {
    name: 'password',
    label: credentialWords[language].currentPassword,
    hint: words.passwordHint,
    error: ofPassword[0]?.message,
  })
  const actions = html`<div class="actions">${button(words.submit)}
${buttonLink(routes.settings.show, cancel, { kind: 'quiet' })}</div>`
  return layout(visit, {
    title: words.title,
    lede: html`${words.now} <b class="address">${visit.viewer.email}</b>`,
    back: { href: routes.settings.show, text: title },
    errors: [...ofEmail, ...ofPassword],
    body: html`${delayNotice(visit, delay)}${form(visit, {
      action: routes.settings.email,
      body: [email, password, actions],
    })}`,
    islands: ['show-password'],
  })
}
