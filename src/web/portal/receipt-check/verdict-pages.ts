import type { Period } from '#base/period.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { KeptForm } from '../../guards/kept-form.ts'
import { branchPhones } from '../../parts/branch-phones.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { notice } from '../../parts/notice.ts'
import { sendAgain } from '../../parts/send-again.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { formatPeriod } from '../../words/format.ts'
import { receiptCheckWords } from '../../words/receipt-check.ts'
import { waitText } from '../../words/wait.ts'

// The month, and not a word about whose receipt it is.
export function genuinePage(visit: Visit, period: Period): Html {
  const words = receiptCheckWords[visit.language]
  const said = html`<p><b>${words.genuine(formatPeriod(visit.language, period))}</b></p>
<p>${words.genuineNote}</p>`
  return layout(visit, {
    title: words.genuineTitle,
    body: html`${notice(visit.language, 'ok', said)}${again(visit)}`,
  })
}

export function differsPage(visit: Visit): Html {
  const words = receiptCheckWords[visit.language]
  const said = html`<p><b>${words.differs}</b></p><p>${words.differsWhy}</p>`
  return layout(visit, {
    title: words.differsTitle,
    body: html`${notice(visit.language, 'warning', said)}
<p>${words.differsNext}</p>
${branchPhones(visit.services.utility)}${again(visit)}`,
  })
}

// The file need not be chosen again: its hash waits on the page.
export function tooManyPage(
  visit: Visit,
  retryAfterSeconds: number,
  kept: KeptForm | undefined,
): Html {
  const { language, now, services } = visit
  const words = receiptCheckWords[language]
  const when = waitText(language, retryAfterSeconds, now, services.utility.timeZone)
  return layout(visit, {
    title: words.tooManyTitle,
    body: html`<p>${words.tooMany(when)}</p>${kept && sendAgain(visit, kept, { text: 'again' })}`,
  })
}

function again({ language }: Visit): Html {
  const words = receiptCheckWords[language]
  return html`<p class="actions">${buttonLink(routes.check, words.again, { kind: 'quiet' })}</p>`
}
