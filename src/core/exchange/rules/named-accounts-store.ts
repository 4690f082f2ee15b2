import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// The distinct accounts that the extract names, by themselves or by what is theirs. Gathered only
// when something asks: a fault, or accounts that were set aside before.
export async function nameAccounts(tx: Tx, facts: ExtractFacts): Promise<void> {
  const { asked } = await tx.one(sql<{ asked: boolean }>`
    select exists (select from found_faults) or exists (select from left_out_rows)
      or exists (select from set_aside_accounts where branch = ${facts.branch}) as asked`)
  if (!asked) return
  await tx.client.query(`
    insert into named_accounts
    select account_number from (
      select account_number from staged_accounts
      union select account_number from staged_contracts
      union select m.account_number from staged_meters s join meter_accounts m using (meter_id)
      union select coalesce(m.account_number, o.account_number)
        from (select distinct meter_id from staged_readings) r
        left join meter_accounts m using (meter_id)
        left join meter_owners o using (meter_id)
      union select account_number from entry_groups
      union select account_number from staged_balances
      union select account_number from staged_receipts
      union select account_number from left_out_rows
    ) named
    where account_number is not null;
    analyze named_accounts`)
}
