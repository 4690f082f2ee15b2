import type { SessionLine } from '#core/identity/session.ts'
import { type Html, html } from '#platform/html/html.ts'
import { button } from '../../parts/button.ts'
import { form } from '../../parts/form.ts'
import { layout } from '../../parts/layout.ts'
import { href, routes } from '../../routes.ts'
import type { CustomerVisit } from '../../visit.ts'
import { formatInstant } from '../../words/format-instant.ts'
import { settingsWords } from '../../words/settings.ts'

// Every device the login is open on, this one first; any other can be ended, or all others at once.
export function sessionsPage(visit: CustomerVisit, lines: readonly SessionLine[]): Html {
  const { sessionList: words, title } = settingsWords[visit.language]
  const alone = lines.every(({ current }) => current)
  const endOthers = form(visit, {
    action: routes.settings.otherSessions,
    body: button(words.endOthers, { kind: 'danger' }),
  })
  return layout(visit, {
    title: words.title,
    lede: words.lead,
    back: { href: routes.settings.show, text: title },
    body: html`<ul class="sessions">${lines.map((line) => sessionLine(visit, line))}</ul>
${alone ? html`<p>${words.alone}</p>` : endOthers}
<p>${words.doubt} <a href="${routes.settings.password}">${words.changePassword}</a></p>
<p class="hint">${words.limits}</p>`,
  })
}

function sessionLine(visit: CustomerVisit, line: SessionLine): Html {
  const { sessionList: words } = settingsWords[visit.language]
  const { timeZone } = visit.services.utility
  const at = (instant: Temporal.Instant) => formatInstant(visit.language, instant, timeZone)
  const device = words.device(line.device)
  const end = form(visit, {
    action: href(routes.settings.session, { session: line.sessionId }),
    kind: 'inline',
    body: html`<button class="link">${words.end}<span class="unseen"> ${device}</span></button>`,
  })
  const here = html` <span class="tag">${words.current}</span>`
  return html`<li><div><b>${device}</b>${line.current && here}
<small>${words.started(at(line.startedAt))}<br>${words.seen(at(line.seenAt))}</small></div>
${!line.current && end}</li>`
}
