import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import type { FieldError } from '../../parts/error-summary.ts'
import { field } from '../../parts/field.ts'
import { form } from '../../parts/form.ts'
import { icon } from '../../parts/icon.ts'
import { notice } from '../../parts/notice.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { registrationWords } from '../../words/registration.ts'
import type { NumberSlip } from './number-form.ts'
import { sampleReceipt } from './sample-receipt.ts'
import { stepPage } from './step-page.ts'

type NumberModel = {
  readonly typed: string
  readonly slip?: NumberSlip
  // A number is kept from before; it cannot be shown.
  readonly accepted: boolean
}

export function numberPage(visit: Visit, { typed, slip, accepted }: NumberModel): Html {
  const words = registrationWords[visit.language]
  const error = slip && words.number.slips[slip.kind](slip.digits)
  const errors: FieldError[] = error ? [{ field: 'number', message: error }] : []
  const kept = html`<p>${words.number.accepted}</p><p>${words.number.acceptedNote}</p>`
  const body = [
    accepted && notice(visit.language, 'ok', kept),
    form(visit, {
      action: routes.registration.number,
      body: [
        receiptNumberField(visit, { typed, error, submit: words.continue }),
        html`<a href="${routes.registration.sampleReceipt}">${words.number.where}</a>`,
        button(words.continue),
      ],
    }),
    html`<p>${words.number.haveLogin} <a href="${routes.signIn}">${words.number.signIn}</a></p>`,
  ]
  return stepPage(visit, {
    step: 'number',
    title: words.number.title,
    lede: words.number.lead,
    body,
    aside: html`<div class="beside-only">${sampleReceipt(visit)}</div>`,
    errors,
    islands: numberIslands,
  })
}

// The islands of a page that asks for a receipt's number.
export const numberIslands = ['group-number', 'scan-receipt']

// Asks for the sixteen digits; where the browser can read a QR code, offers the camera. The field
// is called `number`. `submit` is what the form's button says.
export function receiptNumberField(
  visit: Visit,
  asked: { readonly typed: string; readonly error: string | undefined; readonly submit: string },
): Html {
  const { typed, error, submit } = asked
  const { number, scan } = registrationWords[visit.language]
  return html`${field(visit.language, {
    name: 'number',
    label: number.label,
    hint: number.hint,
    error,
    value: typed,
    inputmode: 'numeric',
    width: 'code',
  })}
<div class="scan" data-scan-into="number" data-aim="${scan.aim}" data-found="${scan.found(submit)}"
 data-foreign="${scan.foreign}" data-denied="${scan.denied}" hidden>
<button class="button quiet" type="button" data-open="${scan.open}" data-close="${scan.close}">
${icon('scan')}<span>${scan.open}</span></button>
<p aria-live="polite"></p></div>`
}
