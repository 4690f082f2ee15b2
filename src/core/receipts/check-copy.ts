import { isRefused, type Refused } from '#base/outcome.ts'
import type { Period } from '#base/period.ts'
import type { Origin } from '#core/audit/origin.ts'
import { recordRefusal } from '#core/audit/record-refusal.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { countTry, type TooManyTries } from '#platform/tries/count-tries.ts'
import { selectPeriodOfFile } from './store.ts'

// One household checks a few; an accountant with a year of three accounts still fits.
const CHECKS = { most: 60, seconds: 3600 }

// Whether a file with this SHA-256 is a copy of a receipt that was issued, byte for byte, and for
// which month; nothing else about it. Anyone may ask, so many times an hour from one source; the
// first refusal of an hour is on record.
export async function checkCopy(
  means: { readonly db: Database; readonly clock: Clock },
  origin: Pick<Origin, 'source'>,
  sha256: Buffer,
): Promise<{ readonly period: Period } | Refused<'not-ours'> | TooManyTries> {
  const { db, clock } = means
  const cap = { bucket: `check:${origin.source}`, ...CHECKS }
  const counted = await countTry(db, clock.now(), [cap])
  const action = 'receipt-checked'
  if (isRefused(counted)) return recordRefusal(means, origin, { action }, counted)
  const [file] = await db.read({ key: sha256.toString('hex') }, selectPeriodOfFile(sha256))
  return file ?? { refused: 'not-ours' }
}
