import type { Html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { registrationWords } from '../../words/registration.ts'
import { type EmailSlip, emailError, emailField } from '../credentials/email-field.ts'
import { stepPage } from './step-page.ts'

type EmailModel = { readonly typed: string; readonly slip?: EmailSlip }

export function emailPage(visit: Visit, { typed, slip }: EmailModel): Html {
  const words = registrationWords[visit.language]
  const errors = emailError(visit.language, slip)
  const asked = emailField(visit.language, {
    value: typed,
    hint: words.email.hint,
    error: errors[0]?.message,
    autocomplete: 'email',
  })
  return stepPage(visit, {
    step: 'email',
    title: words.email.title,
    body: form(visit, {
      action: routes.registration.email,
      body: [asked, button(words.continue)],
    }),
    errors,
  })
}
