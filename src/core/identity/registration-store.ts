import type { EmailAddress } from '#base/email-address.ts'
import type { Language } from '#base/language.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { PasswordHash } from './password-hasher.ts'

export type Draft = {
  readonly numberHash: string | null
  readonly email: EmailAddress | null
  readonly passwordHash: PasswordHash | null
  readonly language: Language
  readonly submittedAt: Temporal.Instant | null
}

// A draft that was sent off or has expired begins anew; one under way keeps its later steps.
export const saveNumber = (draft: {
  readonly draftHash: string
  readonly numberHash: string
  readonly language: Language
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}) => sql`
  insert into registration_drafts as kept (draft_hash, number_hash, language, expires_at)
  values (decode(${draft.draftHash}, 'hex'), decode(${draft.numberHash}, 'hex'),
          ${draft.language}, ${draft.expiresAt})
  on conflict (draft_hash) do update
     set number_hash = excluded.number_hash,
         language = excluded.language,
         expires_at = excluded.expires_at,
         submitted_at = null,
         email = case when kept.submitted_at is null and kept.expires_at > ${draft.at}
                      then kept.email end,
         password_hash = case when kept.submitted_at is null and kept.expires_at > ${draft.at}
                              then kept.password_hash end`

export const liveDraft = (draftHash: string, at: Temporal.Instant) => sql<Draft>`
  select encode(number_hash, 'hex') as "numberHash", email, password_hash as "passwordHash",
         language, submitted_at as "submittedAt"
    from registration_drafts
   where draft_hash = decode(${draftHash}, 'hex') and expires_at > ${at}`

export const lockDraft = (draftHash: string, at: Temporal.Instant) => sql<Draft>`
  select encode(number_hash, 'hex') as "numberHash", email, password_hash as "passwordHash",
         language, submitted_at as "submittedAt"
    from registration_drafts
   where draft_hash = decode(${draftHash}, 'hex') and expires_at > ${at}
     for update`

export const saveEmail = (draft: {
  readonly draftHash: string
  readonly email: EmailAddress
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}) => sql`
  update registration_drafts set email = ${draft.email}, expires_at = ${draft.expiresAt}
   where draft_hash = decode(${draft.draftHash}, 'hex') and submitted_at is null
     and expires_at > ${draft.at}`

export const savePassword = (draft: {
  readonly draftHash: string
  readonly passwordHash: PasswordHash
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}) => sql`
  update registration_drafts
     set password_hash = ${draft.passwordHash}, expires_at = ${draft.expiresAt}
   where draft_hash = decode(${draft.draftHash}, 'hex') and submitted_at is null
     and email is not null and expires_at > ${draft.at}`

export const markDraftSubmitted = (draftHash: string, at: Temporal.Instant) => sql`
  update registration_drafts
     set submitted_at = ${at}, number_hash = null, password_hash = null
   where draft_hash = decode(${draftHash}, 'hex')`

export const deleteDraftsExpiredBefore = (at: Temporal.Instant) => sql`
  delete from registration_drafts where expires_at < ${at}`
