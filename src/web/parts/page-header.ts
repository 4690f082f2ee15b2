import { type Html, html } from '#platform/html/html.ts'
import { routes } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { frameWords } from '../words/frame.ts'
import { form } from './form.ts'
import { icon } from './icon.ts'
import { mark } from './mark.ts'
import { viewAddress } from './way-back.ts'

// Who this is, the view for weak eyes, where one can go, and the way out.
export function pageHeader(visit: Visit): Html {
  const words = frameWords[visit.language]
  const links = visit.viewer ? signedIn(visit) : signedOut(visit)
  const home = visit.viewer ? routes.summary : routes.start
  return html`<header class="top"><div>${brand(visit, home)}
<a class="view" href="${viewAddress(visit)}">${icon('eye')}<span>${words.largerView}</span></a>
<nav aria-label="${words.mainNavigation}"><ul>${links}</ul></nav>
</div></header>`
}

// Only who this is.
export function brandAlone(visit: Visit): Html {
  return html`<header class="top"><div>${brand(visit, routes.summary)}</div></header>`
}

function brand({ language, services }: Visit, home: string): Html {
  return html`<a class="brand" href="${home}">${mark()}<b>${frameWords[language].product}</b>
<span>${services.utility.shortName}</span></a>`
}

function signedIn(visit: Visit): Html[] {
  const words = frameWords[visit.language]
  const leave = html`<button class="link">${words.signOut}</button>`
  return [
    link(visit, routes.summary, words.home),
    link(visit, routes.readings.due, words.readings),
    link(visit, routes.settings.show, words.settings),
    html`<li>${form(visit, { action: routes.signOut, body: leave, kind: 'inline' })}</li>`,
  ]
}

function signedOut(visit: Visit): Html[] {
  const words = frameWords[visit.language]
  return [link(visit, routes.check, words.checkReceipt), link(visit, routes.signIn, words.signIn)]
}

function link(visit: Visit, href: string, text: string): Html {
  const here = visit.path === href && html` aria-current="page"`
  return html`<li><a href="${href}"${here}>${text}</a></li>`
}
