import type { CookieChange } from '../reply.ts'

// `__Host-` makes the browser itself refuse these over plain HTTP, from a neighbouring host and for
// a part of the site only.
export const sessionCookie = '__Host-session'
export const visitorCookie = '__Host-visitor'
export const languageCookie = '__Host-language'
export const displayCookie = '__Host-display'

const HALF_A_YEAR = 180 * 24 * 3600

// What ties steps, forms and tries of one browser together, from now on for half a year.
export const keptVisitor = (visitor: string): CookieChange => ({
  name: visitorCookie,
  value: visitor,
  maxAge: HALF_A_YEAR,
})

// What a browser keeps once somebody has signed in there: the session, and anew who it is itself,
// so that whoever comes every week is never taken for a new device.
export function enteredCookies(visitor: string, sessionToken: string): readonly CookieChange[] {
  return [{ name: sessionCookie, value: sessionToken }, keptVisitor(visitor)]
}

// The value of one cookie of the `Cookie` header; undefined when absent. Ours need no decoding.
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined
  let start = 0
  while (start < header.length) {
    const end = header.indexOf(';', start)
    const stop = end === -1 ? header.length : end
    while (header.charCodeAt(start) === SPACE) start += 1
    if (header.startsWith(name, start) && header.charCodeAt(start + name.length) === EQUALS) {
      return header.slice(start + name.length + 1, stop)
    }
    start = stop + 1
  }
  return undefined
}

// A `Set-Cookie` line: out of reach of scripts, never sent with what other sites embed. Lax, not
// Strict: somebody who comes back from a bank's page is still signed in.
export function cookieLine({ name, value, maxAge }: CookieChange): string {
  const age = value === null ? 0 : maxAge
  const life = age === undefined ? '' : `; Max-Age=${age}`
  return `${name}=${value ?? ''}${life}; Path=/; Secure; HttpOnly; SameSite=Lax`
}

const SPACE = 32
const EQUALS = 61
