import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from './extract-facts.ts'

// A full extract names every account, contract and meter of its branch: what it leaves out is
// closed on the day of the calculation, unless an earlier day is known. Accounts set aside stay as
// they are.
export async function closeAbsent(tx: Tx, facts: ExtractFacts): Promise<void> {
  if (facts.kind !== 'full') return
  await tx.run(sql`
    update accounts p set closed_on = ${facts.calculatedOn}::date
    where p.branch = ${facts.branch} and p.closed_on is null
      and not exists (select from aside a where a.account_number = p.account_number)
      and not exists (select from staged_accounts s where s.account_number = p.account_number)`)
  await tx.run(sql`
    update contracts p set ended_on = ${facts.calculatedOn}::date
    from accounts o
    where o.account_number = p.account_number and o.branch = ${facts.branch}
      and p.ended_on is null
      and not exists (select from aside a where a.account_number = p.account_number)
      and not exists (select from staged_contracts s where s.contract_number = p.contract_number)`)
  await tx.run(sql`
    update meters p set removed_on = ${facts.calculatedOn}::date
    from accounts o
    where o.account_number = p.account_number and o.branch = ${facts.branch}
      and p.removed_on is null
      and not exists (select from aside a where a.account_number = p.account_number)
      and not exists (select from staged_meters s where s.meter_id = p.meter_id)`)
}
