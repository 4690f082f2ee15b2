import type { Brand } from '#base/brand.ts'
import type { Refused } from '#base/outcome.ts'
import type { Keyring } from '#platform/keyring.ts'

export type ConfirmationId = Brand<'ConfirmationId'>
export type ConfirmationPurpose = 'register' | 'reset-password' | 'change-email'

// 'unknown' also stands for a token somebody made up.
export type ConfirmationRefusal = Refused<'unknown' | 'expired' | 'used'>

// How long a link in a letter works. Seconds.
export const confirmationLife: Readonly<Record<ConfirmationPurpose, number>> = {
  register: 24 * 3600,
  'reset-password': 3600,
  'change-email': 24 * 3600,
}

// `<id>.<keyed hash of the id>`: what stands in a letter's link, and is made only when the letter
// is.
export declare function confirmationToken(keyring: Keyring, confirmationId: string): string

// Undefined for every token that confirmationToken did not make with this keyring.
export declare function confirmationIdOf(
  keyring: Keyring,
  token: string,
): ConfirmationId | undefined
