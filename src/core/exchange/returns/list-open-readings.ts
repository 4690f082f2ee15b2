import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { answeredByNow } from './answer-term.ts'
import { type OpenReading, selectOpenReadings } from './open-readings-store.ts'

export type OpenReadingsInput = {
  // Those whose customer confirmed that they are so.
  readonly doubted: boolean
  // Those of which billing said nothing in the days it has.
  readonly unanswered: boolean
  // Absent: of all branches.
  readonly branch?: string | undefined
}

// What the staff should look at among the readings that customers sent, of one kind or of both.
// What billing has answered and what a later reading stands instead of is settled and left out. For
// the staff alone: it asks for no permission, and holds no names and no addresses.
export async function listOpenReadings(
  means: {
    readonly db: Database
    readonly clock: Clock
    readonly utility: { readonly returns: { readonly answerWithinDays: number } }
  },
  { doubted, unanswered, branch = undefined }: OpenReadingsInput,
): Promise<readonly OpenReading[]> {
  const { answerWithinDays } = means.utility.returns
  const handedOverBefore = answeredByNow(means.clock.now(), answerWithinDays)
  const asked = { doubted, unanswered, branch: branch ?? null, handedOverBefore }
  return await means.db.read({}, selectOpenReadings(asked))
}
