import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// Every contract and period of balances and entries is looked at once, and those that are plainly
// right are left: of a closed period, never published before, of the right account, which is one of
// this branch, with sums that agree, continuing the balance before. A usual extract leaves none;
// the rules that tell what is wrong look only at the rest. Tells whether there is any.
export async function findOddMonths(tx: Tx, facts: ExtractFacts): Promise<boolean> {
  const found = await tx.run(sql`
    insert into odd_months
    select m.account_number, m.contract_number, m.period, m.line, m.entry_line, m.opening,
      m.charged, m.paid, m.closing, m.new_charged, m.new_paid, m.new_opening, m.openings,
      coalesce(c.account_number, o.account_number), m.after_period, b.period, b.closing,
      b.published
    from (
      select account_number, contract_number, period, s.line, n.line as entry_line, s.opening,
        s.charged, s.paid, s.closing, coalesce(n.charged, 0) as new_charged,
        coalesce(n.paid, 0) as new_paid, coalesce(n.opening, 0) as new_opening,
        coalesce(n.openings, 0) as openings, lag(period) over chain as before_period,
        lag(s.closing) over chain as before_closing, lead(period) over chain as after_period
      from staged_balances s
      full join entry_groups n using (account_number, contract_number, period)
      window chain as (
        partition by account_number, contract_number, s.line is null order by period, s.line)
    ) m
    left join contract_accounts c using (contract_number)
    left join contract_owners o using (contract_number)
    -- Asked only where the month before is not in the extract itself.
    left join lateral (
      select b.period, b.closing from balances b
      where m.before_period is distinct from (m.period - interval '1 month')::date
        and b.account_number = m.account_number and b.contract_number = m.contract_number
        and b.period < m.period
      order by b.period desc limit 1
    ) p on true
    cross join lateral (
      select greatest(m.before_period, p.period) as period,
        p.period > m.before_period or m.before_period is null as published,
        case when p.period > m.before_period or m.before_period is null
          then p.closing else m.before_closing end as closing
    ) b
    where m.line is null
      or m.period <> all (${facts.periods}::date[])
      or m.period <= ${facts.lastPeriod}::date
      or m.period = m.before_period
      or m.opening + m.charged + m.paid <> m.closing
      or m.charged <> m.new_charged
      or m.paid <> m.new_paid
      or coalesce(c.account_number, o.account_number) is distinct from m.account_number
      or m.account_number not in (select account_number from own_accounts)
      or case when b.period is null then m.opening <> m.new_opening
        else m.openings > 0 or m.opening <> b.closing end`)
  if (found === 0) return false
  await sumPublishedEntries(tx, facts)
  return true
}

// The entries published before, for the periods that this extract touches again.
async function sumPublishedEntries(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.client.query('analyze odd_months')
  await tx.run(sql`
    insert into published_groups
    select p.account_number, p.contract_number, p.period,
      coalesce(sum(p.amount) filter (where p.kind not in ('payment', 'opening')), 0),
      coalesce(sum(p.amount) filter (where p.kind = 'payment'), 0),
      coalesce(sum(p.amount) filter (where p.kind = 'opening'), 0)
    from (
      select distinct account_number, period from odd_months
      where period <= ${facts.lastPeriod}::date
    ) touched
    join entries p using (account_number, period)
    group by 1, 2, 3`)
  await tx.client.query('analyze published_groups')
}
