import { sql } from '#platform/postgres/sql.ts'

// A package with the hashes of its tables as they lie in the database now.
export type CheckedReturn = {
  readonly sequence: number
  readonly readings: number
  readonly payments: number
  readonly writtenAt: Temporal.Instant | null
  readonly manifest: Buffer
  // By name, as a manifest names them.
  readonly tables: Readonly<Record<string, { readonly bytes: number; readonly hash: string }>>
  // How many readings are marked for it.
  readonly marked: bigint
}

export const selectCheckedReturn = (sequence: number) => sql<CheckedReturn>`
  select sequence, readings, payments, written_at as "writtenAt", manifest,
         json_build_object(
           'portal_readings', json_build_object('bytes', length(portal_readings),
             'hash', 'sha256:' || encode(sha256(portal_readings), 'hex')),
           'portal_payments', json_build_object('bytes', length(portal_payments),
             'hash', 'sha256:' || encode(sha256(portal_payments), 'hex'))) as tables,
         (select count(*) from submitted_readings where return_sequence = ${sequence}) as marked
    from returns
   where sequence = ${sequence}`

// Numbers that readings name and no package has.
export const selectStraySequences = () => sql<{ sequence: number }>`
  select distinct return_sequence as sequence
    from submitted_readings r
   where return_sequence is not null
     and not exists (select from returns p where p.sequence = r.return_sequence)
   order by 1`
