import type { Database } from '#platform/postgres/database.ts'
import { countAnswers, type StrayAnswer, selectStrayAnswers } from './answers-check-store.ts'

export type AnswersReport = {
  // Rows of billing that carry an id of the cabinet.
  readonly answers: number
  // How many of them name no reading that a customer sent of their meter and zone.
  readonly stray: number
  readonly first: readonly StrayAnswer[]
}

const TOLD = 10

// Whether every answer of billing that was ever published reaches the reading it names. One that
// does not is billing's to put right: it is told by the report of its import, and found here later.
export async function checkAnswers({ db }: { readonly db: Database }): Promise<AnswersReport> {
  const [counted] = await db.read({}, countAnswers())
  const first = await db.read({}, selectStrayAnswers(TOLD))
  return { answers: Number(counted?.answers ?? 0), stray: Number(first[0]?.stray ?? 0), first }
}
