import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// R3: an extract speaks of the periods it closes. A row of another period is taken only when it
// repeats what is published, or when it is an earlier one of an account that was set aside.
export async function findForeignPeriods(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'entries', s.line, 'period', 'R3', 'foreign-period', s.period, s.account_number
    from entry_groups g
    join staged_entries s using (account_number, contract_number, period)
    where g.period <> all (${facts.periods}::date[])
      and not exists (select from repeated_entries r where r.line = s.line)
      and not (g.period < ${facts.newestPeriod}::date and exists (
        select from set_aside_accounts a
        where a.account_number = g.account_number and a.branch = ${facts.branch}))`)
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'balances', s.line, 'period', 'R3', 'foreign-period', s.period, s.account_number
    from staged_balances s
    left join balances p using (account_number, contract_number, period)
    where s.period <> all (${facts.periods}::date[])
      and (s.opening, s.charged, s.paid, s.closing)
        is distinct from (p.opening, p.charged, p.paid, p.closing)
      and not (s.period < ${facts.newestPeriod}::date and exists (
        select from set_aside_accounts a
        where a.account_number = s.account_number and a.branch = ${facts.branch}))`)
}
