import type { EmailAddress } from '#base/email-address.ts'
import type { AccountNumber, LinkId, LoginId } from '#base/ids.ts'
import type { Language } from '#base/language.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { AccountLink } from './viewer.ts'

// Whoever changes the list of a login's links, its address or what opens it holds this first, so
// that two changes are one after the other. With the address as it is then.
export const lockLogin = (loginId: LoginId) => sql<{ email: EmailAddress }>`
  select email from logins where login_id = ${loginId} for update`

export const liveLinks = (loginId: LoginId) => sql<AccountLink>`
  select link_id as "linkId", account_number as "accountNumber", given_name as "givenName"
    from account_links
   where login_id = ${loginId} and ended_at is null
   order by position, linked_at, link_id`

// At the end of the list. No row when the account is linked already.
export const insertLink = (link: {
  readonly loginId: LoginId
  readonly linkId: LinkId
  readonly accountNumber: AccountNumber
  readonly shownAs: string
  readonly at: Temporal.Instant
}) => sql`
  insert into account_links (login_id, link_id, account_number, position, shown_as, linked_at)
  select ${link.loginId}, ${link.linkId}, ${link.accountNumber},
         coalesce(max(position), 0) + 1, ${link.shownAs}, ${link.at}
    from account_links
   where login_id = ${link.loginId} and ended_at is null
  on conflict (login_id, account_number) where ended_at is null do nothing`

export const nameLink = (loginId: LoginId, linkId: LinkId, name: string | null) => sql`
  update account_links set given_name = ${name}
   where login_id = ${loginId} and link_id = ${linkId} and ended_at is null`

export const orderLinks = (loginId: LoginId, inOrder: readonly LinkId[]) => sql`
  update account_links set position = placed.place
    from unnest(${inOrder}::text[]) with ordinality as placed (link_id, place)
   where login_id = ${loginId} and account_links.link_id = placed.link_id`

export const endLink = (loginId: LoginId, linkId: LinkId, at: Temporal.Instant) => sql`
  update account_links set ended_at = ${at}
   where login_id = ${loginId} and link_id = ${linkId} and ended_at is null`

export const showLinksAs = (loginId: LoginId, shownAs: string) => sql`
  update account_links set shown_as = ${shownAs} where login_id = ${loginId}`

export const viewersOfAccount = (account: AccountNumber, scope: readonly AccountNumber[]) => sql<{
  loginId: LoginId
  shownAs: string
  linkedAt: Temporal.Instant
}>`
  select login_id as "loginId", shown_as as "shownAs", linked_at as "linkedAt"
    from account_links
   where account_number = ${account} and account_number = any (${scope}) and ended_at is null
   order by linked_at, link_id`

// Undefined once the others have been told.
export const lockUntoldLink = (loginId: string, linkId: string) => sql<{
  accountNumber: AccountNumber
  shownAs: string
  linkedAt: Temporal.Instant
}>`
  select account_number as "accountNumber", shown_as as "shownAs", linked_at as "linkedAt"
    from account_links
   where login_id = ${loginId}::uuid and link_id = ${linkId} and told_at is null
     for update`

export const otherViewers = (account: AccountNumber, loginId: string) => sql<{
  email: string
  language: Language
}>`
  select logins.email, logins.language
    from account_links join logins using (login_id)
   where account_links.account_number = ${account} and account_links.ended_at is null
     and account_links.login_id <> ${loginId}::uuid
   order by account_links.linked_at, account_links.link_id`

export const markLinkTold = (loginId: string, linkId: string, at: Temporal.Instant) => sql`
  update account_links set told_at = ${at}
   where login_id = ${loginId}::uuid and link_id = ${linkId}`
