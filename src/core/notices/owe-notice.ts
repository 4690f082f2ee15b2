import { newUuid } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { oweJob } from '#platform/jobs/owe-job.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { Letter } from './letters.ts'
import { insertNotice } from './store.ts'

export type OwedNotice = {
  readonly at: Temporal.Instant
  readonly recipient: string
  readonly language: Language
  readonly letter: Letter
}

// The letter is sent after this transaction commits, and never if it does not.
export async function oweNotice(tx: Tx, notice: OwedNotice): Promise<void> {
  const { at: owedAt, recipient, language, letter } = notice
  const noticeId = newUuid(owedAt.epochMilliseconds)
  await insertNotice(tx, { noticeId, recipient, language, letter, owedAt })
  await oweJob(tx, 'notice-owed', { noticeId })
}
