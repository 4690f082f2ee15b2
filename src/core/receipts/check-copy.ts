import { isRefused, type Refused } from '#base/outcome.ts'
import type { Period } from '#base/period.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordAuditAlone } from '#core/audit/record-audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { countTry, type TooManyTries } from '#platform/tries/count-tries.ts'
import { selectPeriodOfFile } from './store.ts'

// One household checks a few; an accountant with a year of three accounts still fits.
const CHECKS = { most: 60, seconds: 3600 }

// Whether a file with this SHA-256 is a copy of a receipt that was issued, byte for byte, and for
// which month; nothing else about it. Anyone may ask, so many times an hour from one source; what
// is refused is on record.
export async function checkCopy(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { source }: Pick<Origin, 'source'>,
  sha256: Buffer,
): Promise<{ readonly period: Period } | Refused<'not-ours'> | TooManyTries> {
  const cap = { bucket: `check:${source}`, ...CHECKS }
  const counted = await countTry(db, clock.now(), [cap])
  if (isRefused(counted)) {
    await recordAuditAlone(db, {
      at: clock.now(),
      action: 'receipt-checked',
      outcome: counted.refused,
      source,
    })
    return counted
  }
  const [file] = await db.read({ key: sha256.toString('hex') }, selectPeriodOfFile(sha256))
  return file ?? { refused: 'not-ours' }
}
