import type { LoginId } from '#base/ids.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ConfirmationDetails, ConfirmationId, ConfirmationPurpose } from './confirmation.ts'

export type StoredConfirmation<Details = ConfirmationDetails> = {
  readonly purpose: ConfirmationPurpose
  readonly loginId: LoginId | null
  readonly details: Details
  readonly expiresAt: Temporal.Instant
  readonly usedAt: Temporal.Instant | null
}

export const insertConfirmation = (confirmation: {
  readonly confirmationId: string
  readonly purpose: ConfirmationPurpose
  readonly loginId: LoginId | null
  readonly details: ConfirmationDetails
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}) => sql`
  insert into confirmations (confirmation_id, purpose, login_id, details, created_at, expires_at)
  values (${confirmation.confirmationId}, ${confirmation.purpose}, ${confirmation.loginId},
          ${JSON.stringify(confirmation.details)}, ${confirmation.at}, ${confirmation.expiresAt})`

export const confirmationById = <Details>(id: ConfirmationId) => sql<StoredConfirmation<Details>>`
  select purpose, login_id as "loginId", details, expires_at as "expiresAt", used_at as "usedAt"
    from confirmations
   where confirmation_id = ${id}`

export const lockConfirmation = (id: ConfirmationId) => sql<StoredConfirmation>`
  select purpose, login_id as "loginId", details, expires_at as "expiresAt", used_at as "usedAt"
    from confirmations
   where confirmation_id = ${id}
     for update`

// No row once the job is done with it.
export const unsettledConfirmation = <Details>(id: string) => sql<StoredConfirmation<Details>>`
  select purpose, login_id as "loginId", details, expires_at as "expiresAt", used_at as "usedAt"
    from confirmations
   where confirmation_id = ${id}::uuid and settled_at is null`

export const settleConfirmation = (id: string, at: Temporal.Instant) => sql`
  update confirmations set settled_at = ${at}
   where confirmation_id = ${id}::uuid and settled_at is null`

export const nameLoginOfConfirmation = (id: string, loginId: LoginId) => sql`
  update confirmations set login_id = ${loginId} where confirmation_id = ${id}::uuid`

// Links of the login, sent and still good, that choose a new password.
export const openResets = (loginId: LoginId, at: Temporal.Instant) => sql<{ open: bigint }>`
  select count(*) as open
    from confirmations
   where login_id = ${loginId} and purpose = 'reset-password'
     and used_at is null and expires_at > ${at}`

export const markConfirmationUsed = (
  id: ConfirmationId,
  { loginId, at }: { readonly loginId: LoginId; readonly at: Temporal.Instant },
) => sql`
  update confirmations set used_at = ${at}, login_id = ${loginId}, details = '{}'
   where confirmation_id = ${id}`

// It came to nothing: whatever stood behind the link leaves.
export const voidConfirmation = (id: string, at: Temporal.Instant) => sql`
  update confirmations set expires_at = ${at}, details = '{}' where confirmation_id = ${id}::uuid`

// Of those whose job is still to come the letter needs what stands behind them: it leaves with the
// job. Whoever calls holds the login first.
export const voidOpenConfirmations = (loginId: LoginId, at: Temporal.Instant) => sql`
  update confirmations
     set expires_at = ${at},
         details = case when settled_at is null then details else '{}' end
   where login_id = ${loginId} and used_at is null and expires_at > ${at}`

export const deleteConfirmationsExpiredBefore = (at: Temporal.Instant) => sql`
  delete from confirmations where expires_at < ${at}`
