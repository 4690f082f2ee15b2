import type { CalendarDate } from '#base/calendar-date.ts'
import { type Period, periodToSqlDate } from '#base/period.ts'
import type { Service, Unit } from '#core/customers/service.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Zone } from '#core/customers/zone.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { EntryKind } from './entry.ts'

// The account's books over a range of months. Money in JSON is whole kopecks.
export type LedgerRow = {
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  // Null before the first bill.
  readonly first_period: Period | null
  readonly last_period: Period | null
  readonly contracts: readonly (readonly [number: string, service: Service, unit: Unit | null])[]
  readonly carried: readonly (readonly [contractNumber: string, closing: number])[]
  readonly balances: readonly (readonly [
    contractNumber: string,
    periodStart: CalendarDate,
    opening: number,
    charged: number,
    paid: number,
    closing: number,
  ])[]
  readonly entries: readonly (readonly [
    entryId: string,
    contractNumber: string,
    periodStart: CalendarDate,
    kind: EntryKind,
    zone: Zone | null,
    quantity: string | null,
    price: string | null,
    amount: number,
    postedOn: CalendarDate,
    note: string | null,
  ])[]
}

export type LedgerRange = { readonly from: Period | null; readonly to: Period | null }

// Both ends inclusive; an open end is the first or the last billed month, and with both open the
// twelve last ones are meant. Every sub-select names the account by value.
export function selectLedger(viewed: Viewed, range: LedgerRange): Statement<LedgerRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  const from = range.from && periodToSqlDate(range.from)
  const to = range.to && periodToSqlDate(range.to)
  return sql<LedgerRow>`
    with reach as (
      select min(x.period)::date as first, max(x.period)::date as last from balances x
      where x.account_number = ${account} and x.account_number = any (${accounts})
    ), range as (
      select first, last, coalesce(${to}::date, last) as until,
        case when ${from}::date is not null then ${from}::date
             when ${to}::date is not null then first
             else (last - interval '11 months')::date end as since
      from reach
    )
    select coalesce(a.held_as_of, b.calculated_at) as as_of, a.held_as_of is not null as held,
      to_char(g.first, 'YYYY-MM') as first_period, to_char(g.last, 'YYYY-MM') as last_period,
      (select coalesce(json_agg(json_build_array(c.contract_number, c.service, (
             select t.unit from tariffs t where t.tariff_code = c.tariff_code limit 1))
           order by c.signed_on, c.contract_number), '[]')
         from contracts c
         where c.account_number = ${account} and c.account_number = any (${accounts})
      ) as contracts,
      (select coalesce(json_agg(json_build_array(o.contract_number, o.closing)), '[]')
         from (
           select distinct on (x.contract_number) x.contract_number, x.closing from balances x
           where x.account_number = ${account} and x.account_number = any (${accounts})
             and x.period < g.since
           order by x.contract_number, x.period desc) o
      ) as carried,
      (select coalesce(json_agg(json_build_array(
           x.contract_number, x.period, x.opening, x.charged, x.paid, x.closing)), '[]')
         from balances x
         where x.account_number = ${account} and x.account_number = any (${accounts})
           and x.period between g.since and g.until
      ) as balances,
      (select coalesce(json_agg(json_build_array(
           e.entry_id, e.contract_number, e.period, e.kind, e.zone,
           e.quantity::text, e.price::text, e.amount, e.posted_on, e.note)), '[]')
         from entries e
         where e.account_number = ${account} and e.account_number = any (${accounts})
           and e.period between g.since and g.until
      ) as entries
    from accounts a
    join branches b on b.branch = a.branch
    cross join range g
    where a.account_number = ${account} and a.account_number = any (${accounts})`
}
