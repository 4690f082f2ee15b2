import type { Tx } from '#platform/postgres/database.ts'

// The new entries of each contract and period, summed once for every rule that asks.
export async function groupEntries(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table entry_groups on commit drop as
    select account_number, contract_number, period, min(line) as line,
      coalesce(sum(amount) filter (where kind not in ('payment', 'opening')), 0) as charged,
      coalesce(sum(amount) filter (where kind = 'payment'), 0) as paid,
      coalesce(sum(amount) filter (where kind = 'opening'), 0) as opening,
      count(*) filter (where kind = 'opening') as openings
    from new_entries
    group by account_number, contract_number, period;
    analyze entry_groups`)
}
