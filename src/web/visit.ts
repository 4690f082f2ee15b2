import type { CalendarDate } from '#base/calendar-date.ts'
import type { Language } from '#base/language.ts'
import type { Viewed, Viewer } from '#core/customers/viewer.ts'
import type { Reply } from './reply.ts'
import type { Services } from './services.ts'

// One request as a handler sees it: already decoded, bounded and past the guards of its route.
export type Visit = {
  readonly services: Services
  readonly language: Language
  readonly now: Temporal.Instant
  // In the utility's time zone.
  readonly today: CalendarDate
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  // Text fields only; a field sent twice keeps its first value.
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  // SHA-256 of the one file of a multipart form; the file itself is kept nowhere.
  readonly uploadSha256?: Buffer
  // Keyed hashes (hex) of the network address and of the network it lies in.
  readonly source: string
  readonly network: string
  // Random value (hex, 32 bytes) in this browser's cookie, made at the first visit; ties steps and
  // tries together.
  readonly visitor: string
  // For the hidden field of every form that changes something.
  readonly csrfToken: string
  // Beside it where somebody is signed in: tells whose a filled-in form is, in this browser only.
  readonly formOwner?: string | undefined
  readonly device: string
  readonly viewer?: Viewer
  readonly display: Display
}

// The low-vision panel (ГОСТ Р 52872-2019), kept per browser.
export type Display = {
  readonly size: '100' | '125' | '150' | '200'
  readonly contrast: 'normal' | 'black-on-white' | 'white-on-black' | 'blue-on-light-blue'
  readonly spacing: 'normal' | 'wide'
  readonly images: 'shown' | 'hidden'
}

// Somebody signed in.
export type CustomerVisit = Visit & { readonly viewer: Viewer }

// Somebody signed in, at one of the accounts their login is linked to.
export type AccountVisit = CustomerVisit & { readonly viewed: Viewed }

type Handler<V> = (visit: V) => Reply | Promise<Reply>

export type RouteEntry = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  // Bytes a multipart file may have; without it the route takes no file.
  readonly uploadLimit?: number
  // A page that mostly waits, and better together with others: it begins at once, however many
  // there are. Every POST does.
  readonly beginsAtOnce?: boolean
  // Looking at it is on record: without its bytes, as HEAD asks for it, it is not answered.
  readonly refusesHead?: boolean
  // A form whose token is not asked for where the browser itself says that our own page sent it: of
  // whatever sign-in it is, what it does is wanted.
  readonly takesAnyToken?: boolean
} & (
  | { readonly access: 'open'; readonly handle: Handler<Visit> }
  | { readonly access: 'customer'; readonly handle: Handler<CustomerVisit> }
  | { readonly access: 'account'; readonly handle: Handler<AccountVisit> }
)

export const openRoute = (
  method: 'GET' | 'POST',
  path: string,
  handle: Handler<Visit>,
  uploadLimit?: number,
): RouteEntry => ({
  access: 'open',
  method,
  path,
  handle,
  ...(uploadLimit === undefined ? {} : { uploadLimit }),
})

// Refused without a session: the visitor is sent to sign in and comes back.
export const customerRoute = (
  method: 'GET' | 'POST',
  path: string,
  handle: Handler<CustomerVisit>,
): RouteEntry => ({ access: 'customer', method, path, handle })

// Refused with "not found" unless `:account` is a live link of the viewer's login.
export const accountRoute = (
  method: 'GET' | 'POST',
  path: string,
  handle: Handler<AccountVisit>,
): RouteEntry => ({ access: 'account', method, path, handle })
