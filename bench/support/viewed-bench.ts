import type { AccountNumber, LinkId, LoginId } from '#base/ids.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Region } from './region.ts'

// A customer of the region at their own account, as the guards would have found them.
export function viewedBench({
  accountNumber,
  linkId,
  loginId,
}: Region['customers'][number]): Viewed {
  return {
    linkId: linkId as LinkId,
    accountNumber: accountNumber as AccountNumber,
    givenName: null,
    scope: { login: loginId as LoginId, accounts: [accountNumber as AccountNumber] },
  }
}
