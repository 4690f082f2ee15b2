import type { EmailAddress } from '#base/email-address.ts'
import { isRefused } from '#base/outcome.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import type { ConfirmationPurpose, ConfirmationRefusal } from './confirmation.ts'
import type { IdentityMeans } from './means.ts'
import { readConfirmation } from './read-confirmation.ts'

export type FoundConfirmation = {
  readonly purpose: ConfirmationPurpose
  readonly email: EmailAddress
  // Asked for in this very browser. If not, a registration is confirmed with its password.
  readonly sameBrowser: boolean
}

// For the page a link opens. Changes nothing: mail scanners follow links too.
export async function findConfirmation(
  means: Pick<IdentityMeans, 'db' | 'clock' | 'keyring'>,
  origin: Pick<Origin, 'visitor'>,
  token: string,
): Promise<FoundConfirmation | ConfirmationRefusal> {
  const found = await readConfirmation(means, token, { now: means.clock.now() })
  if (isRefused(found)) return found
  const { purpose, details } = found
  const sameBrowser = details.visitorHash === visitorHash(origin)
  return { purpose, email: details.email, sameBrowser }
}
