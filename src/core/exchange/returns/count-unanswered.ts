import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { answeredByNow } from './answer-term.ts'
import { countOverdue } from './open-readings-store.ts'

// How many readings of each branch billing has said nothing of in the days it has. It looks at all
// that was ever handed over: once a day is often enough.
export async function countUnanswered(means: {
  readonly db: Database
  readonly clock: Clock
  readonly utility: { readonly returns: { readonly answerWithinDays: number } }
}): Promise<ReadonlyMap<string, number>> {
  const { answerWithinDays } = means.utility.returns
  const before = answeredByNow(means.clock.now(), answerWithinDays)
  const rows = await means.db.read({}, countOverdue(before))
  return new Map(rows.map(({ branch, readings }) => [branch, Number(readings)]))
}
