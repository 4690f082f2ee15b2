import type { EmailAddress } from '#base/email-address.ts'
import type { ConfirmationPurpose, ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'

// For the page a link opens. Changes nothing: mail scanners follow links too.
export declare function findConfirmation(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  token: string,
): Promise<
  { readonly purpose: ConfirmationPurpose; readonly email: EmailAddress } | ConfirmationRefusal
>
