import type { EmailAddress } from '#base/email-address.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { ConfirmationPurpose, ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'

export type FoundConfirmation = {
  readonly purpose: ConfirmationPurpose
  readonly email: EmailAddress
  // Asked for in this very browser. If not, a registration is confirmed with its password.
  readonly sameBrowser: boolean
}

// For the page a link opens. Changes nothing: mail scanners follow links too.
export declare function findConfirmation(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Pick<Origin, 'visitor'>,
  token: string,
): Promise<FoundConfirmation | ConfirmationRefusal>
