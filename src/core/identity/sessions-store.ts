import type { EmailAddress } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import type { AccountLink } from '#core/customers/viewer.ts'
import { sql } from '#platform/postgres/sql.ts'

type EndReason = 'signed-out' | 'ended-by-holder' | 'password-changed' | 'ended-by-staff'

export const insertSession = (session: {
  readonly sessionHash: string
  readonly sessionId: string
  readonly loginId: LoginId
  readonly device: string
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}) => sql`
  insert into sessions (session_hash, session_id, login_id, device, started_at, seen_at,
                        expires_at)
  values (decode(${session.sessionHash}, 'hex'), ${session.sessionId}, ${session.loginId},
          ${session.device}, ${session.at}, ${session.at}, ${session.expiresAt})`

export const sessionByHash = (sessionHash: string) => sql<{
  sessionId: string
  loginId: LoginId
  seenAt: Temporal.Instant
  expiresAt: Temporal.Instant
}>`
  select session_id as "sessionId", login_id as "loginId", seen_at as "seenAt",
         expires_at as "expiresAt"
    from sessions
   where session_hash = decode(${sessionHash}, 'hex') and ended_at is null`

// What a session carries of its login.
export const loginWithLinks = (loginId: LoginId) => sql<{
  email: EmailAddress
  links: AccountLink[]
}>`
  select email,
         (select coalesce(json_agg(json_build_object(
                   'linkId', link_id, 'accountNumber', account_number, 'givenName', given_name)
                   order by position, linked_at, link_id), '[]')
            from account_links
           where account_links.login_id = ${loginId} and ended_at is null) as links
    from logins
   where logins.login_id = ${loginId}`

export const touchSession = (loginId: LoginId, sessionHash: string, at: Temporal.Instant) => sql`
  update sessions set seen_at = ${at}
   where session_hash = decode(${sessionHash}, 'hex') and login_id = ${loginId}
     and seen_at < ${at}`

export const liveSessions = (
  loginId: LoginId,
  now: Temporal.Instant,
  seenAfter: Temporal.Instant,
) => sql<{
  sessionId: string
  device: string
  startedAt: Temporal.Instant
  seenAt: Temporal.Instant
}>`
  select session_id as "sessionId", device, started_at as "startedAt", seen_at as "seenAt"
    from sessions
   where login_id = ${loginId} and ended_at is null and expires_at > ${now}
     and seen_at > ${seenAfter}
   order by seen_at desc, session_id`

export const endOneSession = (
  loginId: LoginId,
  sessionId: string,
  ended: { readonly at: Temporal.Instant; readonly reason: EndReason },
) => sql`
  update sessions set ended_at = ${ended.at}, end_reason = ${ended.reason}
   where login_id = ${loginId} and session_id = ${sessionId}::uuid and ended_at is null`

// All of the login's sessions, or all but one.
export const endSessionsExcept = (
  loginId: LoginId,
  keptSessionId: string | null,
  ended: { readonly at: Temporal.Instant; readonly reason: EndReason },
) => sql`
  update sessions set ended_at = ${ended.at}, end_reason = ${ended.reason}
   where login_id = ${loginId} and ended_at is null
     and session_id is distinct from ${keptSessionId}::uuid`

export const deleteSessionsOverBefore = (at: Temporal.Instant) => sql`
  delete from sessions where coalesce(ended_at, expires_at) < ${at}`
