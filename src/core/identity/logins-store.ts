import type { EmailAddress } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { PasswordHash } from './password-hasher.ts'

export const loginOfEmail = (emailKey: string) => sql<{ loginId: LoginId }>`
  select login_id as "loginId" from login_emails where email_key = ${emailKey}`

export const addressOfLogin = (loginId: LoginId) => sql<{
  email: EmailAddress
  language: Language
}>`
  select email, language from logins where login_id = ${loginId}`

export const passwordOfLogin = (loginId: LoginId) => sql<{
  email: EmailAddress
  language: Language
  passwordHash: PasswordHash
}>`
  select email, language, password_hash as "passwordHash"
    from logins
   where login_id = ${loginId}`

// The same for whoever acts on it: nobody sets another password until the transaction ends.
export const lockPassword = (loginId: LoginId) => sql<{ passwordHash: PasswordHash }>`
  select password_hash as "passwordHash"
    from logins
   where login_id = ${loginId}
     for no key update`

// With whether this browser is known to the login.
export const passwordToSignIn = (loginId: LoginId, visitorHash: string) => sql<{
  email: EmailAddress
  language: Language
  passwordHash: PasswordHash
  isKnownBrowser: boolean
}>`
  select email, language, password_hash as "passwordHash",
         known_browsers.login_id is not null as "isKnownBrowser"
    from logins
    left join known_browsers
      on known_browsers.login_id = logins.login_id
     and known_browsers.browser_hash = decode(${visitorHash}, 'hex')
   where logins.login_id = ${loginId}`

// No row when the address is taken; waits for whoever is taking it.
export const claimEmail = (emailKey: string, loginId: LoginId) => sql`
  insert into login_emails (email_key, login_id) values (${emailKey}, ${loginId})
  on conflict (email_key) do nothing`

export const leaveOtherEmails = (loginId: LoginId, emailKey: string) => sql`
  delete from login_emails where login_id = ${loginId} and email_key <> ${emailKey}`

export const insertLogin = (login: {
  readonly loginId: LoginId
  readonly email: EmailAddress
  readonly language: Language
  readonly passwordHash: PasswordHash
  readonly at: Temporal.Instant
}) => sql`
  insert into logins (login_id, email, language, password_hash, password_set_at,
                      email_confirmed_at, created_at)
  values (${login.loginId}, ${login.email}, ${login.language}, ${login.passwordHash},
          ${login.at}, ${login.at}, ${login.at})`

export const insertConsent = (consent: {
  readonly loginId: LoginId
  readonly consentId: string
  readonly version: string
  readonly sha256: string
  readonly givenAt: Temporal.Instant
}) => sql`
  insert into consents (login_id, consent_id, purpose, text_version, text_sha256, given_at)
  values (${consent.loginId}, ${consent.consentId}, 'personal-data', ${consent.version},
          decode(${consent.sha256}, 'hex'), ${consent.givenAt})`

export const setPassword = (loginId: LoginId, hash: PasswordHash, at: Temporal.Instant) => sql`
  update logins set password_hash = ${hash}, password_set_at = ${at} where login_id = ${loginId}`

// The same password under today's parameters, unless it was changed meanwhile.
export const renewPasswordHash = (loginId: LoginId, old: PasswordHash, fresh: PasswordHash) => sql`
  update logins set password_hash = ${fresh}
   where login_id = ${loginId} and password_hash = ${old}`

export const setEmail = (loginId: LoginId, email: EmailAddress, at: Temporal.Instant) => sql`
  update logins set email = ${email}, email_confirmed_at = ${at} where login_id = ${loginId}`

export const setLanguage = (loginId: LoginId, language: Language) => sql`
  update logins set language = ${language} where login_id = ${loginId}`
