import type { Refused } from '#base/outcome.ts'
import type { Period } from '#base/period.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAuditAlone } from '#core/audit/record-audit.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type Bell, ring } from '#platform/ring.ts'
import { findCopy } from './find-copy.ts'
import { faultOf, readAsItIs } from './read-as-it-is.ts'
import type { ReceiptFiles } from './receipt-files.ts'

type CopyMeans = Bell & {
  readonly db: Database
  readonly files: ReceiptFiles
  readonly clock: Clock
}

type Copy = { readonly bytes: Buffer }

// The very bytes that were issued, their SHA-256 compared before the first of them leaves, each
// handing-over on record. A copy that is missing, changed or unreadable rings and is refused as
// 'damaged'; a receipt that is not the viewer's is as one that never was.
export async function openCopy(
  means: CopyMeans,
  origin: Pick<Origin, 'source'>,
  viewed: Viewed,
  period: Period,
  revision: number,
): Promise<Copy | Refused<'not-found' | 'damaged'>> {
  const sha256 = await findCopy(means.db, viewed, period, revision)
  if (!sha256) return { refused: 'not-found' }
  const bytes = await readAsItIs(means.files, sha256)
  const fault = faultOf(bytes, sha256)
  await recordAuditAlone(means.db, {
    at: means.clock.now(),
    action: fault === undefined ? 'receipt-downloaded' : 'receipt-damaged',
    outcome: fault ?? 'done',
    loginId: viewed.scope.login,
    accountNumber: viewed.accountNumber,
    source: origin.source,
    details: { period, revision },
  })
  if (Buffer.isBuffer(bytes) && fault === undefined) return { bytes }
  ring(means, 'receipt-damaged', { fault: fault ?? null, period, revision })
  return { refused: 'damaged' }
}
