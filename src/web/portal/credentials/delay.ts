import type { Busy } from '#core/identity/password-hasher.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import { notice } from '../../parts/notice.ts'
import { pageForLater, type Reply } from '../../reply.ts'
import type { Visit } from '../../visit.ts'
import { credentialWords } from '../../words/credentials.ts'
import { waitText } from '../../words/wait.ts'

// Not now: too many passwords at once, or too many tries of one kind.
export type Delay = Busy | TooManyTries

// Says why nothing was done, when to come back, and that what was typed is still there.
export function delayNotice(visit: Visit, delay: Delay | undefined): Html | undefined {
  if (delay === undefined) return undefined
  const words = credentialWords[visit.language]
  if (delay.refused === 'busy') {
    return notice(visit.language, 'warning', html`<p>${words.busy}</p><p>${words.typedKept}</p>`)
  }
  const zone = visit.services.utility.timeZone
  const wait = waitText(visit.language, delay.retryAfterSeconds, visit.now, zone)
  const said = html`<p>${words.tooManyTries(wait)}</p><p>${words.tooManyTriesWhy}</p>`
  return notice(visit.language, 'warning', said)
}

// The same page again, with a status that tells machines when to come back.
export function delayed(html: Html, delay: Delay): Reply {
  return pageForLater(html, delay.refused === 'busy' ? 503 : 429, delay.retryAfterSeconds)
}
