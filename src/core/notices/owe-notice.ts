import { newUuid } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { oweJob } from '#platform/jobs/owe-job.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { Letter } from './letters.ts'
import { insertNotice } from './owed-notices-store.ts'

type OwedNotice = {
  readonly at: Temporal.Instant
  readonly recipient: string
  readonly language: Language
  readonly letter: Letter
}

// The letter is sent after this transaction commits, and never if it does not.
export async function oweNotice(tx: Tx, notice: OwedNotice): Promise<void> {
  const noticeId = newUuid(notice.at.epochMilliseconds)
  const { kind, details } = notice.letter
  await tx.run(insertNotice({ ...notice, noticeId, kind, details: JSON.stringify(details) }))
  await oweJob(tx, 'notice-owed', { noticeId })
}
