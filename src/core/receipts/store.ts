import type { CalendarDate } from '#base/calendar-date.ts'
import { type Period, periodToSqlDate } from '#base/period.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'

// Money in JSON is whole kopecks.
export type ReceiptJson = readonly [
  period: Period,
  revision: number,
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  opening: number,
  charged: number,
  paid: number,
  totalDue: number,
  bytes: number,
]

export type ReceiptsRow = {
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  readonly balance: bigint
  readonly receipts: readonly ReceiptJson[]
  readonly paid: readonly (readonly [period: Period, paid: number])[]
}

// Every revision of every receipt of the account, and what came in by month. Each sub-select names
// the account by value.
export function selectReceipts(viewed: Viewed): Statement<ReceiptsRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  return sql<ReceiptsRow>`
    select coalesce(a.held_as_of, b.calculated_at) as as_of, a.held_as_of is not null as held,
      (select coalesce(json_agg(json_build_array(
           to_char(r.period, 'YYYY-MM'), r.revision, r.issued_on, r.due_on,
           r.opening, r.charged, r.paid, r.total_due, r.bytes)), '[]')
         from receipts r
         where r.account_number = ${account} and r.account_number = any (${accounts})
      ) as receipts,
      (select coalesce(json_agg(json_build_array(to_char(m.period, 'YYYY-MM'), m.paid)), '[]')
         from (
           select x.period, sum(x.paid) as paid from balances x
           where x.account_number = ${account} and x.account_number = any (${accounts})
           group by x.period) m
      ) as paid,
      (select coalesce(sum(l.closing), 0)::bigint
         from (
           select distinct on (x.contract_number) x.closing from balances x
           where x.account_number = ${account} and x.account_number = any (${accounts})
           order by x.contract_number, x.period desc) l
      ) as balance
    from accounts a
    join branches b on b.branch = a.branch
    where a.account_number = ${account} and a.account_number = any (${accounts})`
}

type ReceiptRow = {
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  readonly sha256: Buffer
  readonly latest_revision: number
  readonly receipt: ReceiptJson
}

// One revision, and the number of the last one of its month.
export function selectReceipt(
  viewed: Viewed,
  period: Period,
  revision: number,
): Statement<ReceiptRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  const month = periodToSqlDate(period)
  return sql<ReceiptRow>`
    select coalesce(a.held_as_of, b.calculated_at) as as_of, a.held_as_of is not null as held,
      r.sha256,
      (select max(o.revision) from receipts o
         where o.account_number = ${account} and o.account_number = any (${accounts})
           and o.period = ${month}::date) as latest_revision,
      json_build_array(
        to_char(r.period, 'YYYY-MM'), r.revision, r.issued_on, r.due_on,
        r.opening, r.charged, r.paid, r.total_due, r.bytes) as receipt
    from receipts r
    join accounts a on a.account_number = r.account_number
      and a.account_number = ${account} and a.account_number = any (${accounts})
    join branches b on b.branch = a.branch
    where r.account_number = ${account} and r.account_number = any (${accounts})
      and r.period = ${month}::date and r.revision = ${revision}`
}

// Where the exact copy of one revision lies: no more than handing it over needs.
export function selectCopy(
  viewed: Viewed,
  period: Period,
  revision: number,
): Statement<{ sha256: Buffer }> {
  return sql<{ sha256: Buffer }>`
    select r.sha256 from receipts r
     where r.account_number = ${viewed.accountNumber}
       and r.account_number = any (${viewed.scope.accounts})
       and r.period = ${periodToSqlDate(period)}::date and r.revision = ${revision}`
}

// Whose bytes these are is not asked: the hash, which the scope must name as its key, is enough.
export function selectPeriodOfFile(sha256: Buffer): Statement<{ period: Period }> {
  return sql<{ period: Period }>`
    select to_char(f.period, 'YYYY-MM') as period from receipt_files f where f.sha256 = ${sha256}`
}

// Kept copies in the order of their hashes, for a job of the owner: no account is named.
export function selectCopiesAfter(sha256: Buffer, limit: number): Statement<{ sha256: Buffer }> {
  return sql<{ sha256: Buffer }>`
    select sha256 from receipt_files where sha256 > ${sha256} order by sha256 limit ${limit}`
}
