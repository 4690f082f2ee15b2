import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// The accounts whose rows this extract may bring: the branch's published ones, and its own.
export async function gatherOwnAccounts(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into own_accounts
    select account_number from accounts where branch = ${facts.branch}
    union
    select account_number from staged_accounts`)
  await tx.client.query('analyze own_accounts')
}

// Whose a contract and a meter are, as far as this extract says: by its rows, by the rows it got
// wrong, and by the rows that an account set aside has missed. What the portal has published comes
// after these (contract_owners, meter_owners).
export async function resolveOwners(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table contract_accounts on commit drop as
    select distinct on (contract_number) contract_number, account_number
    from (
      select contract_number, account_number, line from staged_contracts
      union all
      select key, account_number, 2147483646 from left_out_rows
      where resource = 'contracts' and key is not null and account_number is not null
      union all
      select row_key, account_number, 2147483647 from missed_rows m
      where resource = 'contracts'
        and not exists (select from contract_owners o where o.contract_number = m.row_key)
    ) known
    order by contract_number, line;
    analyze contract_accounts;

    create temp table meter_accounts on commit drop as
    select distinct on (meter_id) meter_id, account_number, integer_digits, fraction_digits
    from (
      select s.meter_id, coalesce(c.account_number, o.account_number) as account_number,
        s.integer_digits, s.fraction_digits, s.line
      from staged_meters s
      left join contract_accounts c using (contract_number)
      left join contract_owners o using (contract_number)
      union all
      select l.key, coalesce(l.account_number, c.account_number, o.account_number), null, null,
        2147483646
      from left_out_rows l
      left join contract_accounts c using (contract_number)
      left join contract_owners o using (contract_number)
      where l.resource = 'meters' and l.key is not null
      union all
      select row_key, account_number, null, null, 2147483647 from missed_rows m
      where resource = 'meters'
        and not exists (select from meter_owners o where o.meter_id = m.row_key)
    ) known
    order by meter_id, line;
    analyze meter_accounts;`)
}
