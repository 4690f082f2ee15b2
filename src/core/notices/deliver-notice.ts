import type { Language } from '#base/language.ts'
import type { Clock } from '#platform/clock.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics/metrics.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { Letter } from './letters.ts'
import type { Mail, Mailer } from './mailer.ts'
import { findOwedNotice, markFailed, markSent } from './store.ts'

export type WrittenLetter = Pick<Mail, 'subject' | 'text' | 'html'>

export type DeliveryMeans = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Pick<Metrics, 'lettersSent'>
  readonly mailer: Mailer
  readonly write: (letter: Letter, language: Language) => WrittenLetter
  // The part of a Message-ID after the @.
  readonly mailDomain: string
}

// Hands an owed letter to the mail server and notes that it did. Sent twice only when the process
// dies between the two, and then with the same Message-ID. Throws what may pass (the job is tried
// again); a refusal for good is noted.
export async function deliverNotice(means: DeliveryMeans, noticeId: string): Promise<void> {
  const { db, clock, mailer } = means
  const notice = await db.transaction({}, (tx) => findOwedNotice(tx, noticeId))
  if (!notice) return
  const answer = await mailer.send({
    ...means.write(notice.letter, notice.language),
    to: notice.recipient,
    messageId: `<${noticeId}@${means.mailDomain}>`,
  })
  if (answer === 'taken') {
    means.metrics.lettersSent.inc({ kind: notice.letter.kind })
    await db.transaction({}, (tx) => markSent(tx, noticeId, clock.now()))
    return
  }
  means.log.warn('letter.refused', { kind: notice.letter.kind, refused: answer.refused })
  await db.transaction({}, (tx) => markFailed(tx, noticeId, clock.now(), answer.refused))
}
