import type { LoginId } from '#base/ids.ts'
import { sql } from '#platform/postgres/sql.ts'

export const knowBrowser = (loginId: LoginId, visitorHash: string, at: Temporal.Instant) => sql`
  insert into known_browsers (login_id, browser_hash, seen_at)
  values (${loginId}, decode(${visitorHash}, 'hex'), ${at})
  on conflict (login_id, browser_hash) do update set seen_at = excluded.seen_at`

export const forgetBrowsers = (loginId: LoginId) => sql`
  delete from known_browsers where login_id = ${loginId}`

export const deleteBrowsersSeenBefore = (at: Temporal.Instant) => sql`
  delete from known_browsers where seen_at < ${at}`
