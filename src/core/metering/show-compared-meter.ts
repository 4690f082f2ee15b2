import type { Viewed } from '#core/customers/viewer.ts'
import type { Database } from '#platform/postgres/database.ts'
import { submissionsOf } from './list-submissions.ts'
import { selectSentReadings } from './sent-readings-store.ts'
import { historyOf, type MeterHistory } from './show-meter.ts'
import { selectMeter } from './store.ts'
import type { Submission } from './submission.ts'

export type ComparedMeter = {
  readonly meter: MeterHistory
  // Whatever was ever sent of it through the cabinet, newest first: its bills go as far back.
  readonly submissions: readonly Submission[]
}

// The meter with its whole history and all that was sent of it, which compareSources puts side by
// side, in one round trip. Undefined for a meter of another account and for one that never was.
export async function showComparedMeter(
  { db }: { readonly db: Database },
  viewed: Viewed,
  meterId: string,
): Promise<ComparedMeter | undefined> {
  const [[row], sent] = await db.readBothTogether(
    viewed.scope,
    selectMeter(viewed, meterId),
    selectSentReadings(viewed, { meterId }),
  )
  return row && { meter: historyOf(meterId, row), submissions: submissionsOf(viewed, sent) }
}
