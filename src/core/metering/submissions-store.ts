import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber, LoginId } from '#base/ids.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { SubmissionId } from './submission.ts'

export type NewSubmission = {
  readonly accountNumber: AccountNumber
  readonly submissionId: SubmissionId
  readonly number: number
  readonly loginId: LoginId
  readonly submittedAt: Temporal.Instant
  readonly takenOn: CalendarDate
}

// As JSON, so that one statement takes any number of values.
type NewSentReading = {
  readonly portal_reading_id: string
  readonly meter_id: string
  readonly zone: string
  readonly value: string
  readonly period: string
  readonly doubts: readonly string[]
  readonly replaces: string | null
}

// Refused as taken (isTaken) when the id or the number is there already: somebody was sooner.
export const insertSubmission = (one: NewSubmission) => sql`
  insert into submissions (account_number, submission_id, number, login_id, submitted_at, taken_on)
  values (${one.accountNumber}, ${one.submissionId}, ${one.number}, ${one.loginId},
          ${one.submittedAt}, ${one.takenOn})`

const UNIQUE_VIOLATION = '23505'
const keysOfSubmission = ['submissions_pkey', 'submissions_numbered_once']

export function isTaken(fault: unknown): boolean {
  const { code, constraint } = fault as { code?: unknown; constraint?: unknown }
  return code === UNIQUE_VIOLATION && keysOfSubmission.some((key) => key === constraint)
}

export const insertSentReadings = (
  { accountNumber, submissionId }: NewSubmission,
  readings: readonly NewSentReading[],
) => sql`
  insert into submitted_readings (account_number, portal_reading_id, submission_id, meter_id, zone,
                                  value, period, doubts, replaces)
  select ${accountNumber}, portal_reading_id, ${submissionId}::uuid, meter_id, zone, value, period,
         doubts, replaces
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as sent (
           portal_reading_id uuid, meter_id text, zone text, value numeric, period date,
           doubts text[], replaces uuid)`
