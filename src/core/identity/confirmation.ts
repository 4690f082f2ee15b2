import type { Brand } from '#base/brand.ts'
import type { EmailAddress } from '#base/email-address.ts'
import type { Language } from '#base/language.ts'
import type { Refused } from '#base/outcome.ts'
import type { Keyring } from '#platform/keyring.ts'
import type { CountedTries } from '#platform/tries/count-tries.ts'
import type { PasswordHash } from './password-hasher.ts'

export type ConfirmationId = Brand<'ConfirmationId'>
export type ConfirmationPurpose = 'register' | 'reset-password' | 'change-email'

// 'unknown' also stands for a token somebody made up.
export type ConfirmationRefusal = Refused<'unknown' | 'expired' | 'used'>

// What stands behind a link until it is used or comes to nothing.
export type ConfirmationDetails = {
  readonly email: EmailAddress
  readonly emailKey: string
  readonly language: Language
  // The browser that asked.
  readonly visitorHash: string
}
export type RegistrationDetails = ConfirmationDetails & {
  readonly passwordHash: PasswordHash
  readonly numberHash: string
  readonly consentVersion: string
  readonly consentSha256: string
  readonly consentedAt: string
  // Given back when the number turns out right.
  readonly counted: CountedTries
}

// How long a link in a letter works. Seconds.
export const confirmationLife: Readonly<Record<ConfirmationPurpose, number>> = {
  register: 24 * 3600,
  'reset-password': 3600,
  'change-email': 24 * 3600,
}

// The last of 43 characters holds only four of the 256 bits: other ones would decode to the same.
const token = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{42}[048AEIMQUYcgkosw])$/

// `<id>.<keyed hash of the id>`: what stands in a letter's link, and is made only when the letter
// is, so that nothing stored opens anything.
export function confirmationToken(keyring: Keyring, confirmationId: string): string {
  return `${confirmationId}.${keyring.mac('confirmation', confirmationId).toString('base64url')}`
}

// Undefined for every text that confirmationToken did not make with this keyring.
export function confirmationIdOf(keyring: Keyring, text: string): ConfirmationId | undefined {
  const [, id = '', mac = ''] = token.exec(text) ?? []
  return keyring.verify('confirmation', id, Buffer.from(mac, 'base64url'))
    ? (id as ConfirmationId)
    : undefined
}
