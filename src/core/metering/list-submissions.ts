import { unitOf } from '#core/customers/service.ts'
import { storedDecimal } from '#core/customers/stored-decimal.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type SentReadingRow, selectSentReadings } from './sent-readings-store.ts'
import type { BillingAnswer, SentReading, Submission } from './submission.ts'

type Listed = { readonly submissions: readonly Submission[]; readonly more: number | null }
type Means = { readonly db: Database }

// Two years of a household that sends every month.
const A_PAGE = 24

// The account's submissions, newest first, from the one before `before` on; `more` is the number to
// go on from. Undefined when the account is not, or no longer, in the viewer's scope.
export async function listSubmissions(
  { db }: Means,
  viewed: Viewed,
  asked: { readonly before?: number } = {},
): Promise<Listed | undefined> {
  const rows = await db.readTogether(
    viewed.scope,
    selectSentReadings(viewed, { ...asked, most: A_PAGE + 1 }),
  )
  if (rows.length === 0) return undefined
  const submissions = submissionsOf(viewed, rows)
  const shown = submissions.slice(0, A_PAGE)
  const more = submissions.length > A_PAGE ? (shown.at(-1)?.number ?? null) : null
  return { submissions: shown, more }
}

// One submission by its number within the account. Undefined for another account's and for none.
export async function showSubmission(
  { db }: Means,
  viewed: Viewed,
  number: number,
): Promise<Submission | undefined> {
  const rows = await db.readTogether(viewed.scope, selectSentReadings(viewed, { number, most: 1 }))
  return submissionsOf(viewed, rows)[0]
}

// The rows of the store as submissions, in their order.
export function submissionsOf(
  { scope }: Viewed,
  rows: readonly SentReadingRow[],
): readonly Submission[] {
  const byNumber = Map.groupBy(rows, ({ number }) => number)
  return [...byNumber].flatMap(([number, [first, ...others]]) => {
    if (first === undefined || number === null) return []
    return {
      number,
      submittedAt: first.submitted_at,
      takenOn: first.taken_on,
      byAnother: first.login_id !== scope.login,
      readings: [first, ...others].map(readingOf),
    }
  })
}

function readingOf(row: SentReadingRow): SentReading {
  const { later_number: later, later_at: laterAt } = row
  const { return_sequence: sequence, handed_over_at: handedOverAt } = row
  return {
    meterId: row.meter_id,
    service: row.service,
    unit: unitOf(row.service),
    serialNumber: row.serial_number,
    place: row.place,
    zones: row.zones,
    zone: row.zone,
    value: storedDecimal(row.value),
    period: row.period,
    doubts: row.doubts,
    replaces: row.replaces,
    replacedBy: later === null || laterAt === null ? null : { number: later, at: laterAt },
    handedOver: sequence === null || handedOverAt === null ? null : { sequence, at: handedOverAt },
    answer: answerOf(row),
  }
}

function answerOf(row: SentReadingRow): BillingAnswer | null {
  const { status, used_value: value, answered_as_of: asOf } = row
  if (status === null || value === null || asOf === null) return null
  return status === 'rejected'
    ? { state: 'rejected', asOf, reason: row.reject_reason ?? '' }
    : { state: 'accepted', asOf, value: storedDecimal(value), usedIn: row.used_in }
}
