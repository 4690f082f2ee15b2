import type { LoginId } from '#base/ids.ts'
import { locks } from '#platform/postgres/locks.ts'
import { sql } from '#platform/postgres/sql.ts'

export type StoredRow = {
  readonly auditId: string
  readonly happenedAt: Temporal.Instant
  readonly action: string
  readonly outcome: string
  readonly loginId: string | null
  readonly accountNumber: string | null
  readonly sourceHash: Buffer | null
  // PostgreSQL writes jsonb in one canonical form.
  readonly details: string
}

export type StoredSeal = {
  readonly sealNumber: bigint
  readonly sealedAt: Temporal.Instant
  readonly leaves: Buffer
  readonly previousHash: Buffer
  readonly sealHash: Buffer
}

// As JSON, so that one statement takes any number of rows.
export type NewRow = {
  readonly audit_id: string
  readonly happened_at: string
  readonly action: string
  readonly outcome: string
  readonly login_id: LoginId | null
  readonly account_number: string | null
  readonly source_hash: string | null
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

export const insertRows = (rows: readonly NewRow[]) => sql`
  insert into audit_rows (audit_id, happened_at, action, outcome, login_id, account_number,
                          source_hash, details)
  select audit_id, happened_at, action, outcome, login_id, account_number,
         decode(source_hash, 'hex'), details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (
           audit_id uuid, happened_at timestamptz, action text, outcome text, login_id uuid,
           account_number text, source_hash text, details jsonb)`

// One sealer at a time; released with the transaction.
export const lockSealing = () => sql`select pg_advisory_xact_lock(${locks.sealing})`

// By the missing seal and not by a high-water mark: a row that committed late is found later.
export const unsealedRows = (most: number) => sql<StoredRow>`
  select audit_id as "auditId", happened_at as "happenedAt", action, outcome,
         login_id as "loginId", account_number as "accountNumber", source_hash as "sourceHash",
         details::text as details
    from audit_rows
   where seal_number is null
   order by audit_id
   limit ${most}`

export const rowsOfSeal = (sealNumber: bigint) => sql<StoredRow>`
  select audit_id as "auditId", happened_at as "happenedAt", action, outcome,
         login_id as "loginId", account_number as "accountNumber", source_hash as "sourceHash",
         details::text as details
    from audit_rows
   where seal_number = ${sealNumber}
   order by audit_id`

export const lastSeal = () => sql<StoredSeal>`
  select seal_number as "sealNumber", sealed_at as "sealedAt", leaves,
         previous_hash as "previousHash", seal_hash as "sealHash"
    from audit_seals
   order by seal_number desc
   limit 1`

export const nextSeal = (after: bigint) => sql<StoredSeal>`
  select seal_number as "sealNumber", sealed_at as "sealedAt", leaves,
         previous_hash as "previousHash", seal_hash as "sealHash"
    from audit_seals
   where seal_number > ${after}
   order by seal_number
   limit 1`

export const insertSeal = (seal: StoredSeal) => sql`
  insert into audit_seals (seal_number, sealed_at, leaves, previous_hash, seal_hash)
  values (${seal.sealNumber}, ${seal.sealedAt}, ${seal.leaves}, ${seal.previousHash},
          ${seal.sealHash})`

export const markSealed = (sealNumber: bigint, auditIds: readonly string[]) => sql`
  update audit_rows set seal_number = ${sealNumber} where audit_id = any (${auditIds}::uuid[])`

export const countUnsealed = () => sql<{ rows: bigint }>`
  select count(*) as rows from audit_rows where seal_number is null`

// Rows that name a seal which is not there.
export const sealsWithoutRecord = () => sql<{ sealNumber: bigint }>`
  select distinct seal_number as "sealNumber"
    from audit_rows
   where seal_number is not null
     and not exists (select from audit_seals
                      where audit_seals.seal_number = audit_rows.seal_number)
   order by 1`
