import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// R2 for the tables that say what there is: foreign keys hold, within the extract or against what
// the portal has; nothing belongs to two accounts, and no account moves between branches. What
// entries, balances and readings refer to is looked at where their sums and values are.
export async function findBrokenReferences(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'accounts', line, 'branch', 'R2', 'row-of-other-branch', branch, account_number
    from staged_accounts where branch <> ${facts.branch}`)
  await findForeignTariffs(tx, facts)
  await findMovedKeys(tx)
  await findOrphanMeters(tx)
  await findStrayAccounts(tx, facts)
}

async function findForeignTariffs(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail)
    select 'tariffs', s.line, 'tariff_code', 'R2', 'tariff-of-other-branch', s.tariff_code, o.branch
    from staged_tariffs s join tariff_owners o using (tariff_code)
    where o.branch <> ${facts.branch}`)
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'contracts', s.line, 'tariff_code', 'R2', 'unknown-tariff', s.tariff_code,
      s.account_number
    from staged_contracts s
    where not exists (select from staged_tariffs t where t.tariff_code = s.tariff_code)
      and not exists (select from tariff_owners o where o.tariff_code = s.tariff_code)`)
}

// A contract or a meter that the portal knows as another account's.
async function findMovedKeys(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number,
      other_account)
    select 'contracts', s.line, 'account_number', 'R2', 'contract-of-other-account',
      s.account_number, s.account_number, o.account_number
    from staged_contracts s join contract_owners o using (contract_number)
    where o.account_number <> s.account_number`)
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number,
      other_account)
    select 'meters', s.line, 'contract_number', 'R2', 'meter-of-other-account',
      s.contract_number, m.account_number, o.account_number
    from staged_meters s
    join meter_accounts m using (meter_id)
    join meter_owners o using (meter_id)
    where o.account_number <> m.account_number`)
}

// A meter without a contract: whose it is nobody can say.
async function findOrphanMeters(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value)
    select 'meters', s.line, 'contract_number', 'R2', 'orphan-meter', s.contract_number
    from staged_meters s
    where not exists (select from contract_accounts c where c.contract_number = s.contract_number)
      and not exists (select from contract_owners o where o.contract_number = s.contract_number)`)
}

// Accounts that neither this extract nor the portal brings, and accounts of another branch. One
// that was set aside before it was ever published is known, and told of with the rows it misses.
async function findStrayAccounts(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into stray_accounts
    select n.account_number, p.branch
    from (
      select account_number from staged_accounts
      union select account_number from staged_contracts
      union select m.account_number from staged_meters s join meter_accounts m using (meter_id)
      union select account_number from staged_receipts
      union select account_number from odd_months
      union select account_number from odd_readings
    ) n left join accounts p using (account_number)
    where p.branch <> ${facts.branch}
      or (p.branch is null
        and not exists (select from staged_accounts s where s.account_number = n.account_number)
        and not exists (select from left_out_rows l where l.account_number = n.account_number
          and l.resource = 'accounts')
        and not (${facts.kind} = 'increment' and exists (
          select from missed_rows m
          where m.account_number = n.account_number and m.resource = 'accounts')))`)
  const { rowCount } = await tx.client.query('select from stray_accounts limit 1')
  if (rowCount !== 0) await findRowsOfStrays(tx)
}

const rowsOfAccounts = [
  { table: 'accounts', column: 'account_number', account: 's.account_number' },
  { table: 'contracts', column: 'account_number', account: 's.account_number' },
  { table: 'meters', column: 'contract_number', account: 'm.account_number' },
  {
    table: 'readings',
    column: 'meter_id',
    account: 'coalesce(m.account_number, o.account_number)',
  },
  { table: 'entries', column: 'account_number', account: 's.account_number' },
  { table: 'balances', column: 'account_number', account: 's.account_number' },
  { table: 'receipts', column: 'account_number', account: 's.account_number' },
] as const

async function findRowsOfStrays(tx: Tx): Promise<void> {
  for (const { table, column, account } of rowsOfAccounts) {
    const owners = account.startsWith('s.')
      ? ''
      : `left join meter_accounts m on m.meter_id = s.meter_id
         left join meter_owners o on o.meter_id = s.meter_id`
    await tx.client.query(`
      insert into found_faults (resource, line, column_name, rule, kind, value, detail,
        account_number)
      select '${table}', s.line, '${column}', 'R2',
        case when y.branch is null then 'unknown-account' else 'account-of-other-branch' end,
        s.${column}, y.branch, y.account_number
      from staged_${table} s ${owners}
      join stray_accounts y on y.account_number = ${account}`)
  }
}
