import type { Period } from '#base/period.ts'
import { type Html, html, nothing } from '#platform/html/html.ts'
import utility from '#settings/demo.ts'
import { demoLogin } from '../demo-sign-in.ts'
import { framed } from '../mailbox/frame.ts'
import type { Language } from '../mailbox/words.ts'
import type { Calculation } from './calculation.ts'
import { type CentreWords, centreWords } from './centre-words.ts'
import { morningAfter } from './morning-after.ts'
import type { CentreView, Finished } from './open-centre.ts'

const AGAIN_AFTER = 2
const MOST_REJECTED = 20

// What waits, the one button, and how the last calculation ended.
export function centrePage(language: Language, view: CentreView, cabinetUrl: string): Html {
  const say = centreWords[language]
  const { now, unanswered, underWay, last } = view
  const content = html`
    <h1>${say.title}</h1>
    <p class="quiet">${say.about}</p>
    <dl>
      <dt>${say.today}</dt><dd>${dayOf(now, language)}</dd>
      <dt>${say.unanswered}</dt><dd>${unanswered}</dd>
    </dl>
    ${underWay ? progress(language, underWay) : button(language, view)}
    ${last && !underWay ? finished(language, last, cabinetUrl) : nothing}`
  const again = underWay ? { again: AGAIN_AFTER } : {}
  return framed(
    { language, hasCentre: true },
    { title: say.title, path: '/billing', content, ...again },
  )
}

function progress(language: Language, period: Period): Html {
  const say = centreWords[language]
  return html`
    <div class="sheet" role="status">
      <p>${say.underWay(monthOf(period, language))}</p>
      <p><a href="/billing?lang=${language}">${say.refresh}</a></p>
    </div>`
}

function button(language: Language, { now, next }: CentreView): Html {
  const say = centreWords[language]
  const morning = morningAfter(next)
  const isAhead = Temporal.Instant.compare(now, morning) >= 0
  return html`
    <form method="post" action="/billing?lang=${language}">
      <input type="hidden" name="period" value="${next}">
      <button>${say.calculate(monthOf(next, language))}</button>
    </form>
    <p class="small">${isAhead ? say.noJump : say.jump(dayOf(morning, language))}</p>`
}

function finished(language: Language, last: Finished, cabinetUrl: string): Html {
  const say = centreWords[language]
  const month = monthOf(last.period, language)
  if (last.fault !== undefined) {
    return html`
      <section class="sheet">
        <h2>${say.failed(month)}</h2>
        <p>${last.fault}</p>
        <p>${say.again}</p>
      </section>`
  }
  const { packages, used, rejected, extracts, receipts } = last
  return html`
    <section class="sheet">
      <h2>${say.done(month)}</h2>
      <dl>
        <dt>${say.packages}</dt>
        <dd>${packages.map((one) => `№ ${one}`).join(', ') || say.noPackages}</dd>
        <dt>${say.used}</dt><dd>${used}</dd>
        <dt>${say.rejected}</dt><dd>${rejected.length}</dd>
        <dt>${say.extracts}</dt><dd>${extracts}</dd>
        <dt>${say.receipts}</dt><dd>${receipts}</dd>
      </dl>
      ${rejected.length > 0 ? reasons(say, rejected) : nothing}
      <p>${last.movedOn ? say.signInAgain : say.look} <a href="${cabinetUrl}">${cabinetUrl}</a></p>
      <p class="small">${demoLogin.email}, ${say.password}: ${demoLogin.password}</p>
    </section>`
}

function reasons(say: CentreWords, rejected: Calculation['rejected']): Html {
  const shown = rejected.slice(0, MOST_REJECTED)
  const left = rejected.length - shown.length
  const items = shown.map(
    ({ accountNumber, serialNumber, zone, value, reason }) =>
      html`<li>${reason} — ${say.reading(accountNumber, serialNumber, zone, value)}</li>`,
  )
  return html`
    <h3 class="small quiet">${say.why}</h3>
    <ul class="small">${items}${left > 0 ? html`<li>${say.more(left)}</li>` : nothing}</ul>`
}

// '4 марта 2019'
function dayOf(moment: Temporal.Instant, language: Language): string {
  const day = moment.toLocaleString(language, { timeZone: utility.timeZone, dateStyle: 'long' })
  return day.replace(/ г\.$/, '')
}

// 'февраль 2019'
function monthOf(period: Period, language: Language): string {
  const name = Temporal.PlainDate.from(`${period}-01`).toLocaleString(language, { month: 'long' })
  return `${name} ${period.slice(0, 4)}`
}
