import { sql } from '#platform/postgres/sql.ts'

// The last period that every branch with extracts has, and the last that any has: they differ when
// a calculation was cut short. Null before the first.
export const selectLastPeriods = () => sql<{ closed: string | null; begun: string | null }>`
  select min(last_period) as closed, max(last_period) as begun
    from branches where last_sequence > 0`

// Readings that billing has not answered and that nothing stands instead of.
export const countUnanswered = () => sql<{ readings: bigint }>`
  select count(*) as readings
    from submitted_readings s
   where not exists (select from submitted_readings later
           where later.account_number = s.account_number
             and later.replaces = s.portal_reading_id)
     and not exists (select from readings r
           where r.account_number = s.account_number
             and r.portal_reading_id = s.portal_reading_id::text
             and r.meter_id = s.meter_id and r.zone = s.zone)`

// The number of the last package that the cabinet has made; 0 before the first.
export const selectLastReturn = () => sql<{ last: number }>`
  select coalesce(max(sequence), 0) as last from returns`
