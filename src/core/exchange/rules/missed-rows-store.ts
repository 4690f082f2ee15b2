import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'
import { rowKeys } from '../row-keys.ts'

// R3 over an account that was set aside: an increment brings it back only with every row it has
// missed. A full extract needs none of them: it says all there is.
export async function findMissedRows(tx: Tx, facts: ExtractFacts): Promise<void> {
  if (facts.kind === 'full') return
  const expected = await tx.run(sql`
    insert into expected_rows
    select m.account_number, m.resource, m.row_key
    from missed_rows m
    join set_aside_accounts a using (account_number)
    join named_accounts n using (account_number)
    where a.branch = ${facts.branch}`)
  if (expected === 0) return
  await tx.client.query(`
    insert into found_faults (resource, rule, kind, value, account_number)
    select e.resource, 'R3', 'row-missed', e.row_key, e.account_number
    from expected_rows e
    where (e.account_number, e.resource, e.row_key) not in (
      select account_number, resource, row_key from (${rowKeys}) carried
      where account_number in (select account_number from expected_rows))
    order by e.account_number, e.resource, e.row_key`)
}
