import type { LoginId } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { GivenConsent } from './find-own-login.ts'

export const loginFacts = (loginId: LoginId) => sql<{
  language: Language
  createdAt: Temporal.Instant
  passwordSetAt: Temporal.Instant
}>`
  select language, created_at as "createdAt", password_set_at as "passwordSetAt"
    from logins
   where login_id = ${loginId}`

export const consentsOf = (loginId: LoginId) => sql<GivenConsent>`
  select text_version as "version", given_at as "givenAt", withdrawn_at as "withdrawnAt"
    from consents
   where login_id = ${loginId}
   order by given_at desc`
