import type { CalendarDate } from '#base/calendar-date.ts'
import type { LoginId } from '#base/ids.ts'
import type { Period } from '#base/period.ts'
import type { Service } from '#core/customers/service.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Zone, ZoneCount } from '#core/customers/zone.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { Doubt } from './doubts.ts'

export type SentReadingRow = {
  // Null in the one row of an account of which nothing was sent.
  readonly number: number | null
  readonly login_id: LoginId
  readonly submitted_at: Temporal.Instant
  readonly taken_on: CalendarDate
  readonly meter_id: string
  readonly service: Service
  readonly serial_number: string
  readonly place: string | null
  readonly zones: ZoneCount
  readonly zone: Zone
  readonly value: string
  readonly period: Period
  readonly doubts: Doubt[]
  readonly replaces: number | null
  readonly later_number: number | null
  readonly later_at: Temporal.Instant | null
  readonly return_sequence: number | null
  readonly handed_over_at: Temporal.Instant | null
  readonly status: 'accepted' | 'rejected' | null
  readonly used_value: string | null
  readonly reject_reason: string | null
  readonly used_in: Period | null
  readonly answered_as_of: Temporal.Instant | null
}

type Asked = {
  // Only this submission, or this meter.
  readonly number?: number
  readonly meterId?: string
  // Only those below this number.
  readonly before?: number
  // No more submissions than that; all of them without it.
  readonly most?: number
}

// The account with what was sent for it, newest first, each reading with its handing over, its
// replacement and billing's answer, which is billing's own row with the id the cabinet gave.
export function selectSentReadings(viewed: Viewed, asked: Asked): Statement<SentReadingRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  const { number = null, meterId = null, before = null, most = null } = asked
  return sql<SentReadingRow>`
    select s.number, s.login_id, s.submitted_at, s.taken_on, r.meter_id, c.service,
      m.serial_number, m.place, m.zones, r.zone, r.value, to_char(r.period, 'YYYY-MM') as period,
      r.doubts, earlier.number as replaces, later.number as later_number,
      later.submitted_at as later_at, r.return_sequence, r.handed_over_at,
      d.status, d.value as used_value, d.reject_reason, to_char(d.used_in, 'YYYY-MM') as used_in,
      (select e.calculated_at from extracts e
         where e.branch = a.branch and e.sequence = d.extract_row >> 32) as answered_as_of
    from accounts a
    left join lateral (
      select * from submissions x
      where x.account_number = ${account} and x.account_number = any (${accounts})
        and x.number = coalesce(${number}, x.number) and x.number < coalesce(${before}, 2147483647)
        and (${meterId}::text is null or exists (
          select from submitted_readings y
          where y.account_number = ${account} and y.account_number = any (${accounts})
            and y.submission_id = x.submission_id and y.meter_id = ${meterId}))
      order by x.number desc limit ${most}
    ) s on true
    left join submitted_readings r on r.submission_id = s.submission_id
      and r.account_number = ${account} and r.account_number = any (${accounts})
      and r.meter_id = coalesce(${meterId}, r.meter_id)
    left join meters m on m.meter_id = r.meter_id
      and m.account_number = ${account} and m.account_number = any (${accounts})
    left join contracts c on c.contract_number = m.contract_number
      and c.account_number = ${account} and c.account_number = any (${accounts})
    left join lateral (
      select p.number from submissions p
      where p.account_number = ${account} and p.account_number = any (${accounts})
        and p.submission_id = (
          select q.submission_id from submitted_readings q
          where q.account_number = ${account} and q.account_number = any (${accounts})
            and q.portal_reading_id = r.replaces)
    ) earlier on true
    left join lateral (
      select p.number, p.submitted_at from submissions p
      where p.account_number = ${account} and p.account_number = any (${accounts})
        and p.submission_id = (
          select q.submission_id from submitted_readings q
          where q.account_number = ${account} and q.account_number = any (${accounts})
            and q.replaces = r.portal_reading_id)
    ) later on true
    left join lateral (
      select b.status, b.value, b.reject_reason, b.used_in, b.extract_row from readings b
      where b.account_number = ${account} and b.account_number = any (${accounts})
        and b.portal_reading_id = r.portal_reading_id::text
        and b.meter_id = r.meter_id and b.zone = r.zone
      order by b.extract_row desc limit 1
    ) d on true
    where a.account_number = ${account} and a.account_number = any (${accounts})
    order by s.number desc, m.installed_on, m.meter_id, r.zone`
}
