import type { CalendarDate } from '#base/calendar-date.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { locks } from '#platform/postgres/locks.ts'
import { sql } from '#platform/postgres/sql.ts'

// One package at a time is made or written, by whichever process; given back with the transaction.
export const lockReturns = () => sql`select pg_advisory_xact_lock(${locks.returns})`

export const selectNextSequence = () => sql<{ sequence: number }>`
  select coalesce(max(sequence), 0) + 1 as sequence from returns`

// Marks the oldest that wait and that nothing stands instead of. One snapshot decides: a correction
// that commits later finds the reading handed over, and is handed over itself as one that replaces.
export const markWaiting = (sequence: number, at: Temporal.Instant, most: number) => sql`
  update submitted_readings r set return_sequence = ${sequence}, handed_over_at = ${at}
    from (select w.account_number, w.portal_reading_id
            from submitted_readings w
           where w.return_sequence is null
             and not exists (select from submitted_readings later
                              where later.account_number = w.account_number
                                and later.replaces = w.portal_reading_id)
           order by w.portal_reading_id
           limit ${most}) next
   where r.account_number = next.account_number
     and r.portal_reading_id = next.portal_reading_id`

export type HandedReading = {
  readonly portal_reading_id: string
  readonly meter_id: string
  readonly zone: string
  readonly taken_on: CalendarDate
  readonly value: string
  readonly submitted_at: Temporal.Instant
  readonly replaces: string | null
}

// The readings of a package in the order of their ids, some thousand at a time. `replaces` is the
// nearest one before it that was handed over: what was replaced before that is unknown to billing.
export async function* handedReadings(
  { client }: Tx,
  sequence: number,
): AsyncGenerator<readonly HandedReading[]> {
  await client.query(
    `declare handed_readings no scroll cursor for
     with recursive chain (account_number, portal_reading_id, earlier) as (
       select account_number, portal_reading_id, replaces
         from submitted_readings
        where return_sequence = $1 and replaces is not null
       union
       select c.account_number, c.portal_reading_id, e.replaces
         from chain c
         join submitted_readings e on e.account_number = c.account_number
          and e.portal_reading_id = c.earlier
        where e.return_sequence is null and e.replaces is not null),
     known as (
       select c.account_number, c.portal_reading_id, c.earlier as replaces
         from chain c
         join submitted_readings e on e.account_number = c.account_number
          and e.portal_reading_id = c.earlier
        where e.return_sequence is not null)
     select r.portal_reading_id, r.meter_id, r.zone, s.taken_on, r.value, s.submitted_at, k.replaces
       from submitted_readings r
       join submissions s using (account_number, submission_id)
       left join known k using (account_number, portal_reading_id)
      where r.return_sequence = $1
      order by r.portal_reading_id`,
    [sequence],
  )
  for (;;) {
    const { rows } = await client.query<HandedReading>('fetch 5000 from handed_readings')
    if (rows.length === 0) break
    yield rows
  }
  await client.query('close handed_readings')
}

type NewReturn = {
  readonly sequence: number
  readonly madeAt: Temporal.Instant
  readonly readings: number
  readonly payments: number
  readonly manifest: Buffer
  readonly portalReadings: Buffer
  readonly portalPayments: Buffer
}

export const insertReturn = (one: NewReturn) => sql`
  insert into returns (sequence, made_at, readings, payments, manifest, portal_readings,
                       portal_payments)
  values (${one.sequence}, ${one.madeAt}, ${one.readings}, ${one.payments}, ${one.manifest},
          ${one.portalReadings}, ${one.portalPayments})`

type StoredReturn = {
  readonly sequence: number
  readonly readings: number
  readonly payments: number
  readonly writtenAt: Temporal.Instant | null
  readonly files: readonly StoredFile[]
}

export type StoredFile = {
  readonly name: 'datapackage.json' | 'portal_readings.csv' | 'portal_payments.csv'
  readonly bytes: number
  readonly sha256: string
}

// A package with sizes and hashes of its bytes as they lie in the database now.
export const selectReturn = (sequence: number) => sql<StoredReturn>`
  select sequence, readings, payments, written_at as "writtenAt",
         json_build_array(
           json_build_object('name', 'portal_readings.csv', 'bytes', length(portal_readings),
             'sha256', encode(sha256(portal_readings), 'hex')),
           json_build_object('name', 'portal_payments.csv', 'bytes', length(portal_payments),
             'sha256', encode(sha256(portal_payments), 'hex')),
           json_build_object('name', 'datapackage.json', 'bytes', length(manifest),
             'sha256', encode(sha256(manifest), 'hex'))) as files
    from returns
   where sequence = ${sequence}`

// A piece of one file, so that memory holds no whole one.
export const selectPiece = (
  sequence: number,
  file: StoredFile['name'],
  offset: number,
  length: number,
) => sql<{ piece: Buffer }>`
  select substring(case ${file}
                     when 'datapackage.json' then manifest
                     when 'portal_readings.csv' then portal_readings
                     else portal_payments end
                   from ${offset}::integer + 1 for ${length}::integer) as piece
    from returns
   where sequence = ${sequence}`

export const selectUnwritten = () => sql<{ sequence: number }>`
  select sequence from returns where written_at is null order by sequence limit 1`

export const selectLastSequence = () => sql<{ last: number }>`
  select coalesce(max(sequence), 0) as last from returns`

export const markWritten = (sequence: number, at: Temporal.Instant) => sql`
  update returns set written_at = ${at} where sequence = ${sequence} and written_at is null`
