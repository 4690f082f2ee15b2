import type { AccountNumber, LoginId } from '#base/ids.ts'
import type { Cap } from '#platform/tries/count-tries.ts'

// A household sends once a month and puts it right a few times; whoever fills tables is stopped.
const SUBMISSIONS = { most: 30, seconds: 3600 }

// Of each account by each login, so that nobody's haste keeps another of the family from sending.
export function submissionCap(accountNumber: AccountNumber, loginId: LoginId): Cap {
  return { bucket: `readings:${accountNumber}:${loginId}`, ...SUBMISSIONS }
}
