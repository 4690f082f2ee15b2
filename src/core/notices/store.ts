import type { Language } from '#base/language.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { Letter } from './letters.ts'

type NoticeRow = {
  readonly noticeId: string
  readonly recipient: string
  readonly language: Language
  readonly letter: Letter
}

// The notice if it is still owed.
export async function findOwedNotice(tx: Tx, noticeId: string): Promise<NoticeRow | undefined> {
  const row = await tx.maybe(sql<{
    recipient: string
    language: Language
    kind: Letter['kind']
    details: Letter['details']
  }>`
    select recipient, language, kind, details from notices
    where notice_id = ${noticeId} and sent_at is null and failed_at is null`)
  if (!row) return undefined
  const letter = { kind: row.kind, details: row.details } as Letter
  return { noticeId, recipient: row.recipient, language: row.language, letter }
}

export async function markSent(tx: Tx, noticeId: string, at: Temporal.Instant) {
  await tx.run(sql`update notices set sent_at = ${at} where notice_id = ${noticeId}`)
}

export async function markFailed(tx: Tx, noticeId: string, at: Temporal.Instant, failure: string) {
  await tx.run(sql`
    update notices set failed_at = ${at}, failure = ${failure} where notice_id = ${noticeId}`)
}

// What was sent or given up before this moment is no longer needed; what was owed since longer is
// no longer news, and its job has been given up.
export async function deleteSettledNotices(tx: Tx, before: Temporal.Instant): Promise<number> {
  return tx.run(sql`delete from notices where coalesce(sent_at, failed_at, owed_at) < ${before}`)
}

export function selectOldestOwed(): Statement<{ owedAt: Temporal.Instant | null }> {
  return sql<{ owedAt: Temporal.Instant | null }>`
    select min(owed_at) as "owedAt" from notices where sent_at is null and failed_at is null`
}
