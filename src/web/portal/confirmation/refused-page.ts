import { type Html, html } from '#platform/html/html.ts'
import { buttonLink } from '../../parts/button.ts'
import { layout } from '../../parts/layout.ts'
import { routes } from '../../routes.ts'
import type { Visit } from '../../visit.ts'
import { confirmationWords } from '../../words/confirmation.ts'

export type ConfirmationRefusal = 'unknown' | 'expired' | 'used' | 'did-not-fit' | 'email-taken'

// Why nothing was confirmed, and the next step.
export function refusedPage(visit: Visit, why: ConfirmationRefusal): Html {
  const words = confirmationWords[visit.language]
  switch (why) {
    case 'did-not-fit':
      return dead(visit, words.didNotFit.title, words.didNotFit.why, {
        next: words.didNotFit.next,
        ways: buttonLink(routes.registration.number, words.dead.register),
      })
    case 'email-taken':
      return dead(visit, words.emailTaken.title, words.emailTaken.why, {
        next: words.emailTaken.next,
        ways: html`${buttonLink(routes.signIn, words.dead.signIn)}
${buttonLink(routes.passwordReset.request, words.emailTaken.reset, { kind: 'quiet' })}`,
      })
    case 'used':
      return dead(visit, words.dead.title, words.dead.used, {
        ways: visit.viewer
          ? buttonLink(routes.summary, words.dead.open)
          : buttonLink(routes.signIn, words.dead.signIn),
      })
    default:
      return dead(visit, words.dead.title, words.dead[why], {
        next: words.dead.next,
        ways: html`${buttonLink(routes.registration.number, words.dead.register)}
${buttonLink(routes.signIn, words.dead.signIn, { kind: 'quiet' })}`,
      })
  }
}

function dead(
  visit: Visit,
  title: string,
  why: string,
  { next, ways }: { readonly next?: string; readonly ways: Html },
): Html {
  const body = html`${next && html`<p>${next}</p>`}<p class="actions">${ways}</p>`
  return layout(visit, { title, lede: why, body })
}
