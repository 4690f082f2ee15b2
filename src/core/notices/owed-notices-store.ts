import type { Language } from '#base/language.ts'
import { sql } from '#platform/postgres/sql.ts'

export const insertNotice = (notice: {
  readonly noticeId: string
  readonly kind: string
  readonly recipient: string
  readonly language: Language
  readonly details: string
  readonly at: Temporal.Instant
}) => sql`
  insert into notices (notice_id, kind, recipient, language, details, owed_at)
  values (${notice.noticeId}, ${notice.kind}, ${notice.recipient}, ${notice.language},
          ${notice.details}, ${notice.at})`
