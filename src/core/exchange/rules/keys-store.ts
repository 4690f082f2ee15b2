import type { Tx } from '#platform/postgres/database.ts'

// The key of each table, and whose row it is. The first column is the one a fault names.
const keys = [
  { table: 'tariffs', key: ['tariff_code', 'zone', 'valid_from'], account: 'null::text' },
  { table: 'accounts', key: ['account_number'], account: 'account_number' },
  { table: 'contracts', key: ['contract_number'], account: 'account_number' },
  { table: 'meters', key: ['meter_id'], account: ownerOf('s.meter_id') },
  { table: 'readings', key: ['reading_id'], account: ownerOf('s.meter_id') },
  { table: 'entries', key: ['entry_id'], account: 'account_number' },
  { table: 'balances', key: ['contract_number', 'period'], account: 'account_number' },
  { table: 'receipts', key: ['account_number', 'period', 'revision'], account: 'account_number' },
] as const

function ownerOf(meter: string): string {
  return `coalesce(
    (select o.account_number from meter_accounts o where o.meter_id = ${meter}),
    (select o.account_number from meter_owners o where o.meter_id = ${meter}))`
}

// R2: a key occurs once in the extract. Every later row of a repeated key is a fault, which sets
// the accounts of all its rows aside. Tables in `proven` are known to repeat none.
export async function findRepeatedKeys(tx: Tx, proven: ReadonlySet<string>): Promise<void> {
  for (const { table, key, account } of keys) {
    if (proven.has(table)) continue
    const columns = key.join(', ')
    const text = key.length === 1 ? key[0] : `concat_ws(' ', ${columns})`
    // Numbers are compared far faster than texts; two keys of one number are told apart below.
    const number = `hashtextextended(${text}, 0)`
    const { rowCount } = await tx.client.query(`
      select ${number} from staged_${table} group by 1 having count(*) > 1 limit 1`)
    if (rowCount === 0) continue
    await tx.client.query(`
      insert into found_faults
        (resource, line, column_name, rule, kind, value, account_number, other_account)
      select '${table}', line, '${key[0]}', 'R2', 'repeated-key', value, account, first_account
      from (
        select line, value, account, row_number() over same_key as nth,
          first_value(account) over same_key as first_account
        from (
          select line, ${columns}, ${text}::text as value, ${account} as account
          from staged_${table} s
          where (${columns}) in (
            select ${columns} from staged_${table} group by ${columns} having count(*) > 1)
        ) suspects
        window same_key as (partition by ${columns} order by line)
      ) rows_of_key
      where nth > 1`)
  }
}
