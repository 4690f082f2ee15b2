import { dateInZone } from '#base/calendar-date.ts'
import type { OwnLogin } from '#core/identity/find-own-login.ts'
import { type Html, html } from '#platform/html/html.ts'
import { definitionList } from '../../parts/definition-list.ts'
import { layout } from '../../parts/layout.ts'
import { linkList } from '../../parts/link-list.ts'
import { routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { formatDate } from '../../words/format.ts'
import { frameWords } from '../../words/frame.ts'
import { settingsWords } from '../../words/settings.ts'

// How one signs in, from where, and what the cabinet keeps about the person.
export function settingsPage(visit: CustomerVisit, own: OwnLogin): Html {
  const { language, services } = visit
  const words = settingsWords[language]
  const day = (instant: Temporal.Instant) =>
    formatDate(language, dateInZone(instant, services.utility.timeZone))
  const email = { href: routes.settings.email, text: words.email, note: visit.viewer.email }
  const accounts = words.accountCount(visit.viewer.links.length)
  return layout(visit, {
    title: words.title,
    back: { href: routes.summary, text: frameWords[language].home },
    body: html`<h2>${words.entry}</h2>
${linkList([
  { ...email, icon: 'mail' },
  {
    href: routes.settings.password,
    text: words.password,
    note: words.passwordSet(day(own.passwordSetAt)),
    icon: 'lock',
  },
  {
    href: routes.settings.sessions,
    text: words.sessions,
    note: words.sessionsNote,
    icon: 'person',
  },
  {
    href: routes.settings.language,
    text: words.letters,
    note: words.languages[own.language],
    icon: 'language',
  },
])}
<h2>${words.data}</h2>
<p>${words.dataNote}</p>
${definitionList([
  { term: words.opened, value: day(own.createdAt) },
  {
    term: words.accounts,
    value: html`<a href="${routes.accounts.index}">${accounts}</a>`,
  },
  ...own.consents.map((consent) => ({
    term: words.consent,
    value: words.consentGiven(day(consent.givenAt), consent.version),
    note: consent.withdrawnAt && words.consentWithdrawn(day(consent.withdrawnAt)),
  })),
])}
<p><a href="${routes.personalData}">${words.consentText}</a></p>`,
  })
}
