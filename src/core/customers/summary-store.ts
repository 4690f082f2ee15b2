import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber } from '#base/ids.ts'
import type { Period } from '#base/period.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { LatestReceiptJson } from './latest-receipt.ts'
import type { Service } from './service.ts'
import type { ViewedScope } from './viewer.ts'

// One account as the database answers it. Money in JSON is whole kopecks, exact up to the domain's
// bounds.
export type SummaryRow = {
  readonly account_number: AccountNumber
  readonly branch: string
  readonly address: string
  readonly closed_on: CalendarDate | null
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  readonly contracts: readonly (readonly [service: Service, balance: number])[]
  readonly receipt: LatestReceiptJson | null
  readonly meters: readonly (readonly [
    meterId: string,
    serialNumber: string,
    service: Service,
    place: string | null,
    verifyBefore: CalendarDate,
  ])[]
  readonly to_read: readonly (readonly [
    meterId: string,
    service: Service,
    sentFor: Period | null,
    number: number | null,
    rejected: boolean | null,
  ])[]
}

export type SummaryDays = {
  readonly today: CalendarDate
  // The last day of a verification's term that is worth a warning.
  readonly warnBy: CalendarDate
}

// Every account of the scope with its balances by contract, its last receipt, the open meters whose
// verification ends by that day and those that take readings, with the last bill, from that of last
// month on, for which they were sent and not replaced, and whether billing rejected a zone of it
// and nothing else was sent for that bill: the whole first page in one statement. Which meters are
// open and take readings is the rule of metering/meter-refusal.ts. Each sub-select names the
// accounts, so that a distributed database asks only the nodes that hold them.
export function selectSummary(
  scope: ViewedScope,
  { today, warnBy }: SummaryDays,
): Statement<SummaryRow> {
  const { accounts } = scope
  return sql<SummaryRow>`
    select a.account_number, a.branch, a.address, a.closed_on,
      coalesce(a.held_as_of, b.calculated_at) as as_of, a.held_as_of is not null as held,
      (select coalesce(json_agg(json_build_array(c.service, last.closing)), '[]')
         from contracts c
         cross join lateral (
           select x.closing from balances x
           where x.account_number = c.account_number and x.account_number = any (${accounts})
             and x.contract_number = c.contract_number
           order by x.period desc limit 1) last
         where c.account_number = a.account_number and c.account_number = any (${accounts})
      ) as contracts,
      (select json_build_array(
           to_char(r.period, 'YYYY-MM'), r.revision, r.issued_on, r.due_on, r.total_due)
         from receipts r
         where r.account_number = a.account_number and r.account_number = any (${accounts})
         order by r.period desc, r.revision desc limit 1
      ) as receipt,
      (select coalesce(json_agg(json_build_array(
           m.meter_id, m.serial_number, c.service, m.place, m.verify_before)
           order by m.verify_before, m.meter_id), '[]')
         from meters m
         join contracts c on c.account_number = m.account_number
           and c.contract_number = m.contract_number and c.account_number = any (${accounts})
         where m.account_number = a.account_number and m.account_number = any (${accounts})
           and m.verify_before <= ${warnBy}
           and coalesce(least(m.removed_on, c.ended_on, a.closed_on) > ${today}, true)
      ) as meters,
      (select coalesce(json_agg(json_build_array(
           m.meter_id, c.service, to_char(sent.period, 'YYYY-MM'), sent.number, sent.rejected)
           order by c.signed_on, m.installed_on, m.meter_id), '[]')
         from meters m
         join contracts c on c.account_number = m.account_number
           and c.contract_number = m.contract_number and c.account_number = any (${accounts})
         left join lateral (
           select max(r.period) as period, s.number,
             bool_or(r.status is not distinct from 'rejected') as rejected
           from (
             select z.submission_id, z.period, answer.status from submitted_readings z
             left join lateral (
               select d.status from readings d
               where d.account_number = m.account_number and d.account_number = any (${accounts})
                 and d.portal_reading_id = z.portal_reading_id::text
                 and d.meter_id = z.meter_id and d.zone = z.zone
               order by d.extract_row desc limit 1) answer on true
             where z.account_number = m.account_number and z.account_number = any (${accounts})
               and z.meter_id = m.meter_id
               and z.period >= (date_trunc('month', ${today}::date) - interval '1 month')::date
               and (answer.status is not null or z.portal_reading_id not in (
                 select l.replaces from submitted_readings l
                 where l.account_number = any (${accounts}) and l.replaces is not null))
             offset 0) r
           cross join lateral (
             select x.number from submissions x
             where x.account_number = m.account_number and x.account_number = any (${accounts})
               and x.submission_id = r.submission_id limit 1) s
           group by s.number
           having count(*) >= m.zones or bool_or(r.status is not distinct from 'rejected')
           order by max(r.period) desc, rejected, s.number desc limit 1) sent on true
         where m.account_number = a.account_number and m.account_number = any (${accounts})
           and m.accepts_readings and coalesce(m.verify_before >= ${today}, true)
           and coalesce(least(m.removed_on, c.ended_on, a.closed_on) > ${today}, true)
      ) as to_read
    from accounts a
    join branches b on b.branch = a.branch
    where a.account_number = any (${accounts})`
}
