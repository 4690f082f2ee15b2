import type { Readable } from 'node:stream'
import type { Html } from '#platform/html/html.ts'

export type CookieChange = {
  readonly name: string
  // null removes it.
  readonly value: string | null
  // Seconds; without it the cookie goes with the browser window.
  readonly maxAge?: number
}

// What a handler answers, before anything knows of HTTP's wire.
export type Reply = { readonly cookies?: readonly CookieChange[] } & (
  | {
      readonly kind: 'page'
      readonly status: number
      readonly html: Html
      // With a status that asks to come back: when.
      readonly retryAfterSeconds?: number
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | {
      readonly kind: 'file'
      readonly body: Readable | Buffer | string
      readonly contentType: string
      // Offered under this name; without it shown in place.
      readonly downloadName?: string
      readonly bytes?: number
    }
)

export const page = (html: Html, status = 200): Reply => ({ kind: 'page', status, html })

// A page that asks to come back in so many seconds (RFC 9110, 10.2.3).
export const pageForLater = (html: Html, status: 429 | 503, retryAfterSeconds: number): Reply => ({
  kind: 'page',
  status,
  html,
  retryAfterSeconds,
})

// See Other: the browser fetches the next page by GET, so that reloading it sends nothing twice.
export const redirect = (to: string, cookies: readonly CookieChange[] = []): Reply => ({
  kind: 'redirect',
  to,
  cookies,
})
