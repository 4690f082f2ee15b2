import { sql } from '#platform/postgres/sql.ts'

export type StrayAnswer = {
  readonly account: string
  readonly readingId: string
  readonly meterId: string
  readonly zone: string
  readonly portalReadingId: string
  // How many there are in all.
  readonly stray: bigint
}

export const countAnswers = () => sql<{ answers: bigint }>`
  select count(*) as answers from readings where portal_reading_id is not null`

export const selectStrayAnswers = (most: number) => sql<StrayAnswer>`
  select d.account_number as account, d.reading_id as "readingId", d.meter_id as "meterId",
         d.zone, d.portal_reading_id as "portalReadingId", count(*) over () as stray
    from readings d
   where d.portal_reading_id is not null
     and not exists (select from submitted_readings r
                      where r.account_number = d.account_number and r.meter_id = d.meter_id
                        and r.zone = d.zone
                        and r.portal_reading_id::text = d.portal_reading_id)
   order by d.account_number, d.meter_id, d.zone, d.extract_row
   limit ${most}`
