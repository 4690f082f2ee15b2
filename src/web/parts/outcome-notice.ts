import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../visit.ts'
import { outcomeWords } from '../words/outcomes.ts'
import { notice } from './notice.ts'

export type Outcome = keyof typeof outcomeWords.ru
export type OutcomesTold = Readonly<Partial<Record<Outcome, string>>>

// The next page's address, which will say what has just happened. Only a name travels in it, never
// words: an address can be made by anybody.
export function withOutcome(address: string, outcome: Outcome): string {
  return `${address}${address.includes('?') ? '&' : '?'}outcome=${outcome}`
}

// What the address says has just happened, in our own words; nothing for any other text. A page
// that knows more of it may say so in its own.
export function outcomeNotice(visit: Visit, told: OutcomesTold = {}): Html | undefined {
  const words: Readonly<Record<string, string>> = { ...outcomeWords[visit.language], ...told }
  const named = visit.query.outcome ?? ''
  if (!Object.hasOwn(words, named)) return undefined
  const kind = named.endsWith('-forgotten') ? 'info' : 'ok'
  return notice(visit.language, kind, html`<p>${words[named]}</p>`)
}
