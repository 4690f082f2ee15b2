import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber } from '#base/ids.ts'
import type { Zone, ZoneCount } from '#core/customers/zone.ts'
import type { Doubt } from '#core/metering/doubts.ts'
import { sql } from '#platform/postgres/sql.ts'

export type OpenReading = {
  readonly branch: string
  readonly accountNumber: AccountNumber
  // The number of the submission, as people say it on the telephone.
  readonly submission: number
  readonly meterId: string
  readonly serialNumber: string
  readonly zone: Zone
  // How many zones the meter has: it takes both to name one.
  readonly zones: ZoneCount
  // With the decimals that were typed.
  readonly value: string
  readonly takenOn: CalendarDate
  readonly submittedAt: Temporal.Instant
  // What the customer confirmed.
  readonly doubts: readonly Doubt[]
  // The package it went in; null while it waits for one.
  readonly returnSequence: number | null
  readonly handedOverAt: Temporal.Instant | null
  // Handed over before the moment asked about.
  readonly overdue: boolean
}

type OpenReadingsAsked = {
  readonly doubted: boolean
  readonly unanswered: boolean
  // Null: of all branches.
  readonly branch: string | null
  readonly handedOverBefore: Temporal.Instant
}

// Neither answered by billing nor replaced by a later one.
export const selectOpenReadings = (asked: OpenReadingsAsked) => sql<OpenReading>`
  with wanted as (
    select account_number, portal_reading_id from submitted_readings
     where ${asked.doubted} and doubts <> '{}'
    union
    select account_number, portal_reading_id from submitted_readings
     where ${asked.unanswered} and handed_over_at < ${asked.handedOverBefore})
  select a.branch, r.account_number as "accountNumber", s.number as submission,
         r.meter_id as "meterId", m.serial_number as "serialNumber", r.zone, m.zones, r.value,
         s.taken_on as "takenOn", s.submitted_at as "submittedAt", r.doubts,
         r.return_sequence as "returnSequence", r.handed_over_at as "handedOverAt",
         coalesce(r.handed_over_at < ${asked.handedOverBefore}, false) as overdue
    from wanted w
    join submitted_readings r using (account_number, portal_reading_id)
    join submissions s using (account_number, submission_id)
    join meters m using (account_number, meter_id)
    join accounts a using (account_number)
   where (${asked.branch}::text is null or a.branch = ${asked.branch})
     and not exists (select from submitted_readings later
                      where later.account_number = r.account_number
                        and later.replaces = r.portal_reading_id)
     and not exists (select from readings d
                      where d.account_number = r.account_number
                        and d.portal_reading_id = r.portal_reading_id::text
                        and d.meter_id = r.meter_id and d.zone = r.zone)
   order by a.branch, r.account_number, s.number, r.meter_id, r.zone`

// For every branch, also where there are none.
export const countOverdue = (handedOverBefore: Temporal.Instant) =>
  sql<{ branch: string; readings: bigint }>`
  select b.branch, count(r.portal_reading_id) as readings
    from branches b
    left join (accounts a join submitted_readings r on r.account_number = a.account_number)
      on a.branch = b.branch and r.handed_over_at < ${handedOverBefore}
     and not exists (select from submitted_readings later
                      where later.account_number = r.account_number
                        and later.replaces = r.portal_reading_id)
     and not exists (select from readings d
                      where d.account_number = r.account_number
                        and d.portal_reading_id = r.portal_reading_id::text
                        and d.meter_id = r.meter_id and d.zone = r.zone)
   group by b.branch
   order by b.branch`
