import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { fieldError } from '../../parts/field.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { receiptCheckWords } from '../../words/receipt-check.ts'

// Anyone may ask whether a file is a receipt that was issued. With scripts the file stays where it
// is and its hash is sent; without them the file is.
export function checkPage(visit: Visit, slip?: 'missing'): Html {
  const words = receiptCheckWords[visit.language]
  const error = slip && words[slip]
  return layout(visit, {
    title: words.title,
    lede: words.lede,
    body: form(visit, {
      action: routes.check,
      kind: 'upload',
      body: html`${fileField(visit, error)}
${button(words.submit)}`,
    }),
    errors: error ? [{ field: 'receipt', message: error }] : [],
    islands: ['hash-receipt'],
  })
}

function fileField({ language }: Visit, error: string | undefined): Html {
  const words = receiptCheckWords[language]
  return html`<div class="field${error && ' wrong'}">
<label for="receipt">${words.label}</label>
<p class="hint" id="receipt-hint">${words.hint}
<span data-hashed="${words.private}">${words.uploaded}</span></p>
${fieldError(language, 'receipt', error)}
<input class="input" id="receipt" name="receipt" type="file" accept="application/pdf,.pdf"
 aria-describedby="receipt-hint${error && ' receipt-error'}"${error && html` aria-invalid="true"`}>
</div>`
}
