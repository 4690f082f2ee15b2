import { type Statement, sql } from '#platform/postgres/sql.ts'

// The account as the database answers it: money in whole kopecks as text, the rest as billing wrote
// it, in the order in which it is told.
export type AccountStateRow = {
  readonly asOf: Temporal.Instant | null
  readonly contracts: readonly (readonly [number: string, service: string, balance: string])[]
  readonly readings: readonly (readonly [
    meter: string,
    zone: string,
    value: string,
    takenOn: string,
    source: string,
  ])[]
  readonly entries: readonly (readonly [period: string, count: number, sum: string])[]
  readonly receipts: readonly (readonly [
    period: string,
    revision: number,
    totalDue: string,
    sha256: string,
  ])[]
}

// Everything published of one account, as of one moment, in one statement.
export function selectAccountState(account: string): Statement<AccountStateRow> {
  return sql<AccountStateRow>`
    select coalesce(a.held_as_of, b.calculated_at) as "asOf",
      (select coalesce(json_agg(json_build_array(c.contract_number, c.service,
            coalesce(last.closing, 0)::text) order by c.contract_number), '[]')
         from contracts c
         left join lateral (
           select x.closing from balances x
           where x.account_number = ${account} and x.contract_number = c.contract_number
           order by x.period desc limit 1) last on true
         where c.account_number = ${account}
      ) as contracts,
      (select coalesce(json_agg(json_build_array(r.meter_id, r.zone, r.value::text, r.taken_on,
            r.source) order by r.meter_id, r.zone), '[]')
         from (
           select distinct on (meter_id, zone) * from readings
           where account_number = ${account} and status = 'accepted'
           order by meter_id, zone, taken_on desc, extract_row desc) r
      ) as readings,
      (select coalesce(json_agg(json_build_array(to_char(e.period, 'YYYY-MM'), e.count,
            e.sum::text) order by e.period), '[]')
         from (
           select period, count(*), sum(amount) from entries
           where account_number = ${account} group by period) e
      ) as entries,
      (select coalesce(json_agg(json_build_array(to_char(r.period, 'YYYY-MM'), r.revision,
            r.total_due::text, encode(r.sha256, 'hex')) order by r.period, r.revision), '[]')
         from receipts r where r.account_number = ${account}
      ) as receipts
    from accounts a join branches b using (branch)
    where a.account_number = ${account}`
}
