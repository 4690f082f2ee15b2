import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// The new entries of each contract and period, summed once for every rule that asks. Beside them
// the sums of what was published before, for the periods that this extract touches again.
export async function groupEntries(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.client.query(`
    create temp table entry_groups on commit drop as
    select account_number, contract_number, period, min(line) as line,
      coalesce(sum(amount) filter (where kind not in ('payment', 'opening')), 0) as charged,
      coalesce(sum(amount) filter (where kind = 'payment'), 0) as paid,
      coalesce(sum(amount) filter (where kind = 'opening'), 0) as opening,
      count(*) filter (where kind = 'opening') as openings
    from staged_entries s
    where not exists (select from repeated_entries r where r.line = s.line)
    group by account_number, contract_number, period;
    analyze entry_groups`)
  await tx.run(sql`
    insert into published_groups
    select p.account_number, p.contract_number, p.period,
      coalesce(sum(p.amount) filter (where p.kind not in ('payment', 'opening')), 0),
      coalesce(sum(p.amount) filter (where p.kind = 'payment'), 0),
      coalesce(sum(p.amount) filter (where p.kind = 'opening'), 0)
    from (
      select account_number, period from entry_groups where period <= ${facts.lastPeriod}::date
      union
      select account_number, period from staged_balances where period <= ${facts.lastPeriod}::date
    ) touched
    join entries p using (account_number, period)
    group by 1, 2, 3`)
}
