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
import {
  newPasswordError,
  newPasswordField,
  newPasswordIslands,
  passwordField,
  usernameFor,
} from '../credentials/password-fields.ts'
import type { PasswordChangeSlips } from './password-form.ts'

type PasswordModel = { readonly slips?: PasswordChangeSlips; readonly delay?: Delay }

export function passwordPage(visit: CustomerVisit, { slips = {}, delay }: PasswordModel): Html {
  const { language } = visit
  const { changePassword: words, title, cancel } = settingsWords[language]
  const ofCurrent: FieldError[] = slips.current
    ? [{ field: 'current', message: words.slips[slips.current] }]
    : []
  const ofNew = newPasswordError(language, slips.password)
  const current = passwordField(language, {
    name: 'current',
    label: credentialWords[language].currentPassword,
    error: ofCurrent[0]?.message,
  })
  const fresh = newPasswordField(language, {
    label: credentialWords[language].newPassword,
    error: ofNew[0]?.message,
  })
  const actions = html`<div class="actions">${button(words.submit)}
${buttonLink(routes.settings.show, cancel, { kind: 'quiet' })}</div>`
  return layout(visit, {
    title: words.title,
    lede: words.sessions,
    back: { href: routes.settings.show, text: title },
    errors: [...ofCurrent, ...ofNew],
    body: html`${delayNotice(visit, delay)}${form(visit, {
      action: routes.settings.password,
      body: [usernameFor(visit.viewer.email), current, fresh, actions],
    })}
<p>${words.forgotten} <a href="${routes.passwordReset.request}">${words.reset}</a></p>`,
    islands: newPasswordIslands,
  })
}
