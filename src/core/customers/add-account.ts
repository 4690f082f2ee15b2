import type { LinkId } from '#base/ids.ts'
import type { Refused } from '#base/outcome.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { Origin } from '#core/audit/origin.ts'
import type { TooManyTries } from '#platform/tries/count-tries.ts'
import type { CustomersMeans } from './means.ts'
import type { Viewer } from './viewer.ts'

// Links the account whose receipt carries the number, if it is among the account's last three
// receipts. The same refusal for an unknown and an outlived number; each such try is counted. The
// account's other holders are told by letter.
export declare function addAccount(
  means: CustomersMeans,
  origin: Origin,
  viewer: Viewer,
  number: ReceiptNumber,
): Promise<
  | { readonly linkId: LinkId }
  | Refused<'did-not-fit'>
  | (Refused<'already-linked'> & { readonly linkId: LinkId })
  | TooManyTries
>
