import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { Rule } from './fault.ts'
import { tableNames } from './reading/table-name.ts'

// Gathers every account that a fault names, into the table of accounts set aside.
export async function gatherAside(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into aside
    select account_number from (
      select account_number from found_faults
      union
      select other_account from found_faults
      union
      select coalesce(l.account_number, c.account_number, o.account_number,
        m.account_number, p.account_number)
      from left_out_rows l
      left join contract_accounts c on c.contract_number = l.contract_number
      left join contract_owners o on o.contract_number = l.contract_number
      left join meter_accounts m on m.meter_id = l.meter_id
      left join meter_owners p on p.meter_id = l.meter_id
    ) named
    where account_number is not null;
    analyze aside`)
}

type AsideFigures = {
  // Faults that the rules found, and how many of them belong to no account.
  readonly faults: number
  readonly ofNoAccount: number
  // Rows left out by the reader whose contract or meter nobody knows.
  readonly orphans: number
  readonly named: number
  readonly aside: number
}

export async function asideFigures(tx: Tx): Promise<AsideFigures> {
  return await tx.one(sql<AsideFigures>`
    select
      (select count(*)::integer from found_faults) as "faults",
      (select count(*)::integer from found_faults where account_number is null) as "ofNoAccount",
      (select count(*)::integer from left_out_rows l
        where l.account_number is null
          and not exists (select from contract_accounts c
            where c.contract_number = l.contract_number and c.account_number is not null)
          and not exists (select from contract_owners o
            where o.contract_number = l.contract_number)
          and not exists (select from meter_accounts m
            where m.meter_id = l.meter_id and m.account_number is not null)
          and not exists (select from meter_owners p where p.meter_id = l.meter_id)) as "orphans",
      (select count(*)::integer from (
        select account_number from named_accounts union select account_number from aside
      ) everybody) as "named",
      (select count(*)::integer from aside) as "aside"`)
}

export async function accountsAside(tx: Tx): Promise<string[]> {
  const rows = await tx.many(sql<{ account: string }>`
    select account_number as account from aside order by account_number`)
  return rows.map(({ account }) => account)
}

export type FoundFault = {
  readonly resource: string
  readonly line: number | null
  readonly column: string | null
  readonly rule: Rule
  readonly kind: string
  readonly value: string | null
  readonly account: string | null
  readonly other: string | null
  readonly detail: string | null
}

// The first faults that the rules found: table by table, line by line.
export async function firstFaults(tx: Tx, limit: number): Promise<FoundFault[]> {
  return await tx.many(sql<FoundFault>`
    select resource, line, column_name as "column", rule, kind, value, account_number as account,
      other_account as other, detail
    from found_faults
    order by array_position(${tableNames}::text[], resource), line nulls last, ordinal
    limit ${limit}`)
}

// Whose the named contracts and meters are, for faults of rows that do not name their account.
export async function ownersOf(
  tx: Tx,
  contracts: readonly string[],
  meters: readonly string[],
): Promise<{ resource: string; key: string; account: string }[]> {
  return await tx.many(sql<{ resource: string; key: string; account: string }>`
    select 'contracts' as resource, n.key, coalesce(c.account_number, o.account_number) as account
    from unnest(${contracts}::text[]) n (key)
    left join contract_accounts c on c.contract_number = n.key
    left join contract_owners o on o.contract_number = n.key
    where coalesce(c.account_number, o.account_number) is not null
    union all
    select 'meters', n.key, coalesce(m.account_number, p.account_number)
    from unnest(${meters}::text[]) n (key)
    left join meter_accounts m on m.meter_id = n.key
    left join meter_owners p on p.meter_id = n.key
    where coalesce(m.account_number, p.account_number) is not null`)
}
