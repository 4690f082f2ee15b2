import type { Refused } from '#base/outcome.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'

export type Registered = {
  // In the browser that registered; elsewhere the customer signs in with the password.
  readonly sessionToken: string | null
}

// Makes the login, keeps the consent, links the account and tells its other holders, all or nothing
// and once. Refuses when the receipt has meanwhile grown too old or the address has been taken.
export declare function confirmRegistration(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Origin,
  token: string,
): Promise<Registered | ConfirmationRefusal | Refused<'did-not-fit' | 'email-taken'>>
