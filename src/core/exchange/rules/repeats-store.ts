import type { Tx } from '#platform/postgres/database.ts'

// By what a row is known again, and what of it may not change. Staged row s, published row p.
const repeatable = [
  {
    table: 'entries',
    key: 'entry_id',
    match: 'p.entry_id = s.entry_id',
    account: 's.account_number',
    columns: [
      'account_number',
      'contract_number',
      'period',
      'kind',
      'zone',
      'quantity',
      'price',
      'amount',
      'posted_on',
      'note',
      'portal_payment_id',
    ],
  },
  {
    table: 'readings',
    key: 'reading_id',
    match: 'p.reading_id = s.reading_id',
    account: `coalesce(
      (select o.account_number from meter_accounts o where o.meter_id = s.meter_id),
      (select o.account_number from meter_owners o where o.meter_id = s.meter_id))`,
    columns: [
      'meter_id',
      'zone',
      'taken_on',
      'value',
      'source',
      'status',
      'reject_reason',
      'used_in',
      'portal_reading_id',
    ],
  },
  {
    table: 'receipts',
    key: 'account_number',
    match: '(p.account_number, p.period, p.revision) = (s.account_number, s.period, s.revision)',
    account: 's.account_number',
    columns: [
      'number_hash',
      'issued_on',
      'due_on',
      'opening',
      'charged',
      'paid',
      'total_due',
      'bytes',
      'sha256',
    ],
  },
] as const

// R5: what came before comes again identical, or not at all. The rows that do come again are
// remembered by their line, so that they are neither counted nor published a second time; new_… are
// the others.
export async function gatherRepeats(tx: Tx): Promise<void> {
  for (const { table, key, match, columns } of repeatable) {
    const firstChanged = columns
      .map((name) => `when s.${name} is distinct from ${publishedAs(name)} then '${name}'`)
      .join('\n          ')
    const never = !(await mayRepeat(tx, table, key))
    const { rowCount } = await tx.client.query(`
      create temp table repeated_${table} on commit drop as
      select s.line, case
          ${firstChanged}
        end as changed
      from staged_${table} s join ${table} p on ${match}${never ? ' where false' : ''}`)
    const again = `where not exists (select from repeated_${table} r where r.line = s.line)`
    await tx.client.query(`
      analyze repeated_${table};
      create temp view new_${table} as
      select * from staged_${table} s ${rowCount === 0 ? '' : again}`)
  }
}

// Ids of the cabinet that were published before their letter case was levelled stay as they came.
const publishedAs = (name: string) =>
  name === 'portal_reading_id' ? `lower(p.${name})` : `p.${name}`

// Looking up every row is spared where no published key lies between the least and the greatest of
// this extract: so it is with the first extract of a branch that numbers its rows by itself.
async function mayRepeat(tx: Tx, table: string, key: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ may: boolean | null }>(`
    select (select min(p.${key}) from ${table} p where p.${key} >= s.least) <= s.greatest as may
    from (select min(${key}) as least, max(${key}) as greatest from staged_${table}) s`)
  return rows[0]?.may ?? false
}

export async function tellChangedRepeats(tx: Tx): Promise<void> {
  for (const { table, match, account } of repeatable) {
    await tx.client.query(`
      insert into found_faults (resource, line, column_name, rule, kind, value, detail,
        account_number, other_account)
      select '${table}', s.line, r.changed, 'R5', 'changed', to_jsonb(s) ->> r.changed,
        to_jsonb(p) ->> r.changed, ${account}, p.account_number
      from repeated_${table} r
      join staged_${table} s on s.line = r.line
      join ${table} p on ${match}
      where r.changed is not null`)
  }
}
