import type { Tx } from '#platform/postgres/database.ts'

// By what a row is known again, and what of it may not change. Staged row s, published row p.
const repeatable = [
  {
    table: 'entries',
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

// R5: what came before comes again identical, or not at all. The rows that do are remembered by
// their line: they are neither counted nor published a second time.
export async function findRepeats(tx: Tx): Promise<void> {
  for (const { table, match, account, columns } of repeatable) {
    const firstChanged = columns
      .map((name) => `when s.${name} is distinct from p.${name} then '${name}'`)
      .join('\n          ')
    await tx.client.query(`
      create temp table repeated_${table} on commit drop as
      select s.line, case
          ${firstChanged}
        end as changed
      from staged_${table} s join ${table} p on ${match};
      analyze repeated_${table};
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
