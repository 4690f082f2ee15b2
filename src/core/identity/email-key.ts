import type { EmailAddress } from '#base/email-address.ts'
import type { Keyring } from '#platform/keyring.ts'

// What an address is found by, and what tries are counted by: hex, equal for addresses that differ
// only in letter case.
export function emailKey(keyring: Keyring, email: EmailAddress): string {
  return keyring.mac('email', email.toLowerCase()).toString('hex')
}
