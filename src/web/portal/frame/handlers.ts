import { displayCookie, languageCookie } from '../../guards/cookies.ts'
import { displayFrom, displayText } from '../../guards/display.ts'
import { ownPath } from '../../guards/own-path.ts'
import { page, type Reply, redirect } from '../../reply.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { accessibilityPage } from './accessibility-page.ts'
import { startPage } from './start-page.ts'

const A_YEAR = 365 * 24 * 3600

// Whoever is signed in has a page of their own.
export function showStart(visit: Visit): Reply {
  return visit.viewer ? redirect(routes.summary) : page(startPage(visit))
}

export function showAccessibility(visit: Visit): Reply {
  return page(accessibilityPage(visit, ownPath(visit.query.next) ?? routes.summary))
}

// Keeps the language in this browser and goes back to the page it was chosen on.
export function chooseLanguage({ form }: Visit): Reply {
  const value = form.language === 'en' ? 'en' : 'ru'
  const next = ownPath(form.next) ?? routes.summary
  return redirect(next, [{ name: languageCookie, value, maxAge: A_YEAR }])
}

// Keeps the view in this browser; `usual` forgets it.
export function chooseDisplay({ form }: Visit): Reply {
  const value = form.usual ? null : displayText(displayFrom(form))
  const next = ownPath(form.next) ?? routes.summary
  return redirect(next, [{ name: displayCookie, value, maxAge: A_YEAR }])
}
