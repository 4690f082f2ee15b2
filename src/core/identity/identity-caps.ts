import type { LoginId } from '#base/ids.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import type { Cap } from '#platform/tries/count-tries.ts'

const quarter = 15 * 60
const hour = 3600
const day = 24 * hour

// All strangers together have one count for an address, so that many machines guess no faster than
// one. At most 50 wrong a day are well under NIST's 100 in a row (SP 800-63B, 5.2.2).
export function strangerCaps(origin: Origin, emailKey: string): readonly Cap[] {
  return [
    { bucket: `sign-in:${emailKey}`, most: 10, seconds: quarter },
    { bucket: `sign-in-day:${emailKey}`, most: 50, seconds: day },
    { bucket: `sign-in-browser:${visitorHash(origin)}`, most: 20, seconds: quarter },
    // Whole villages share one address of a mobile operator.
    { bucket: `sign-in-source:${origin.source}`, most: 100, seconds: quarter },
    { bucket: `sign-in-network:${origin.network}`, most: 500, seconds: quarter },
  ]
}

// A browser that has signed in before has a count of its own: no stranger locks its owner out.
export function knownBrowserCaps(origin: Origin, emailKey: string): readonly Cap[] {
  const own = `${emailKey}:${visitorHash(origin)}`
  return [
    { bucket: `sign-in-known:${own}`, most: 10, seconds: quarter },
    { bucket: `sign-in-known-day:${own}`, most: 50, seconds: day },
  ]
}

// Right passwords of one login, from whatever browser and whatever they are asked for: no guesses,
// but each costs a hash, rows and perhaps a letter. Not given back; people never come near.
export function provenCaps(emailKey: string): readonly Cap[] {
  return [{ bucket: `password-proven:${emailKey}`, most: 30, seconds: hour }]
}

// What a new password proven by mail forgives.
export function forgivenBuckets(emailKey: string): readonly string[] {
  return [`sign-in:${emailKey}`, `sign-in-day:${emailKey}`, `password-proven:${emailKey}`]
}

// Asked for the password again while signed in.
export function passwordAgainCaps(loginId: LoginId): readonly Cap[] {
  return [
    { bucket: `password-again:${loginId}`, most: 10, seconds: quarter },
    { bucket: `password-again-day:${loginId}`, most: 30, seconds: day },
  ]
}

// The password of a registration, asked for in another browser.
export function confirmationCaps(confirmationId: string): readonly Cap[] {
  return [{ bucket: `confirmation:${confirmationId}`, most: 10, seconds: day }]
}

// A registration's password is hashed before anything is known of the visitor, and hashing is dear.
export function newPasswordCaps(origin: Origin): readonly Cap[] {
  return [
    { bucket: `new-password-browser:${visitorHash(origin)}`, most: 30, seconds: day },
    { bucket: `new-password-source:${origin.source}`, most: 120, seconds: hour },
    { bucket: `new-password-network:${origin.network}`, most: 600, seconds: hour },
  ]
}

// Links for a new password, by who asks for them; resetLetterCaps counts by whom they are sent to.
export function resetRequestCaps(origin: Origin): readonly Cap[] {
  return [
    { bucket: `reset-browser:${visitorHash(origin)}`, most: 10, seconds: hour },
    { bucket: `reset-source:${origin.source}`, most: 30, seconds: hour },
    { bucket: `reset-network:${origin.network}`, most: 150, seconds: hour },
  ]
}

// Letters to new addresses that one login may cause.
export function emailChangeCaps(loginId: LoginId): readonly Cap[] {
  return [{ bucket: `email-change:${loginId}`, most: 5, seconds: day }]
}

// Letters that anybody can cause to be sent to an address, but for links to choose a new password.
// Over the cap none is sent and nobody is told.
export function letterCaps(emailKey: string): readonly Cap[] {
  return [
    { bucket: `letters:${emailKey}`, most: 5, seconds: hour },
    { bucket: `letters-day:${emailKey}`, most: 12, seconds: day },
  ]
}

// Links to choose a new password, which anybody can have sent to somebody who signs in here. A
// count of their own, so that no other letters fill it.
export function resetLetterCaps(loginId: LoginId): readonly Cap[] {
  return [
    { bucket: `reset-letters:${loginId}`, most: 5, seconds: hour },
    { bucket: `reset-letters-day:${loginId}`, most: 12, seconds: day },
  ]
}

// Beyond that one an hour is still sent while none of those sent can be followed: whoever asks for
// too many on purpose keeps nobody out.
export function lastResetLetterCaps(loginId: LoginId): readonly Cap[] {
  return [{ bucket: `reset-letters-last:${loginId}`, most: 1, seconds: hour }]
}
