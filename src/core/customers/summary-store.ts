import type { CalendarDate } from '#base/calendar-date.ts'
import type { AccountNumber } from '#base/ids.ts'
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
}

// Every account of the scope with its balances by contract, its last receipt and the meters whose
// verification ends by that day: the whole first page in one statement. Each sub-select names the
// accounts, so that a distributed database asks only the nodes that hold them.
export function selectSummary(scope: ViewedScope, warnBy: CalendarDate): Statement<SummaryRow> {
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
           and m.removed_on is null and m.verify_before <= ${warnBy}
      ) as meters
    from accounts a
    join branches b on b.branch = a.branch
    where a.account_number = any (${accounts})`
}
