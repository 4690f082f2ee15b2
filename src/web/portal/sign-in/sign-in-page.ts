import { type Html, html } from '#platform/html/html.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { button } from '../../parts/button.ts'
import { form, KEPT_FIELD } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { notice } from '../../parts/notice.ts'
import { waitingToSignIn } from '../../parts/waiting-readings.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { credentialWords } from '../../words/credentials.ts'
import { signInWords } from '../../words/sign-in.ts'
import { type Delay, delayNotice } from '../credentials/delay.ts'
import { emailError, emailField } from '../credentials/email-field.ts'
import { newPasswordError, passwordField } from '../credentials/password-fields.ts'
import type { SignInSlips } from './sign-in-form.ts'

// A form that came after the sign-in had ended and waits for the next one, as its sealed field.
export type Waiting = { readonly field: string; readonly isWhole: boolean }

type SignInModel = {
  readonly typed: string
  // Where the visitor was going: a path of our own.
  readonly next?: string | undefined
  readonly waiting?: Waiting | 'too-long' | 'forgotten' | undefined
  readonly slips?: SignInSlips
  readonly wrong?: boolean
  readonly delay?: Delay
}

export function signInPage(visit: Visit, model: SignInModel): Html {
  const { language } = visit
  const words = signInWords[language]
  const { next, wrong, delay, waiting } = model
  const ofEmail = wrong
    ? [{ field: 'email', message: words.wrong }]
    : emailError(language, model.slips?.email)
  const ofPassword = newPasswordError(language, model.slips?.password)
  const help = html`<h2>${credentialWords[language].callUs}</h2>
${branchPhones(visit.services.utility)}`
  return layout(visit, {
    title: words.title,
    errors: [...ofEmail, ...ofPassword],
    ...(next && { lede: words.returning }),
    body: html`${waitingNotice(visit, waiting)}${delayNotice(visit, delay)}
${wrong && resetOffer(visit)}${waitingToSignIn(language)}${form(visit, {
  action: routes.signIn,
  body: html`${hidden('next', next)}${hidden(KEPT_FIELD, fieldOf(waiting))}
${emailField(language, {
  value: model.typed,
  autocomplete: 'username',
  error: ofEmail[0]?.message,
})}
${passwordField(language, { name: 'password', error: ofPassword[0]?.message })}
${button(words.submit)}`,
})}
${ways(visit)}`,
    ...((wrong || delay) && { aside: help }),
    islands: ['show-password', 'sign-in-to-send'],
  })
}

function hidden(name: string, value: string | undefined): Html | undefined {
  return value === undefined
    ? undefined
    : html`<input type="hidden" name="${name}" value="${value}">`
}

function fieldOf(waiting: SignInModel['waiting']): string | undefined {
  return typeof waiting === 'object' ? waiting.field : undefined
}

// Why one has to sign in again, and what becomes of what was typed.
function waitingNotice(visit: Visit, waiting: SignInModel['waiting']): Html | undefined {
  if (waiting === undefined) return undefined
  const words = signInWords[visit.language].waiting
  if (waiting === 'forgotten') {
    return notice(visit.language, 'warning', html`<p>${words.forgotten}</p>`)
  }
  const ended = html`<p>${words.ended}</p>`
  if (waiting === 'too-long') {
    return notice(visit.language, 'warning', html`${ended}<p>${words.tooLong}</p>`)
  }
  const partly = !waiting.isWhole && html`<p>${words.partly}</p>`
  return notice(visit.language, 'info', html`${ended}<p><b>${words.kept}</b></p>${partly}`)
}

function resetOffer(visit: Visit): Html {
  const words = signInWords[visit.language]
  const offer = html`<p>${words.wrongNext}</p>
<p><a href="${routes.passwordReset.request}">${words.chooseNew}</a></p>`
  return notice(visit.language, 'info', offer)
}

function ways({ language }: Visit): Html {
  const words = signInWords[language]
  return html`<ul class="ways">
<li>${words.forgotten} <a href="${routes.passwordReset.request}">${words.chooseNew}</a></li>
<li>${words.noLogin} <a href="${routes.registration.number}">${words.register}</a></li>
</ul>`
}
