import type { Tx } from '#platform/postgres/database.ts'

// The foreign keys that publishing proves by a join.
const contract = '(account_number, contract_number)'
const toContracts = `FOREIGN KEY ${contract} REFERENCES contracts${contract}`
const proven = [
  `balances ${toContracts}`,
  `entries ${toContracts}`,
  'readings FOREIGN KEY (account_number, meter_id) REFERENCES meters(account_number, meter_id)',
  'receipts FOREIGN KEY (account_number) REFERENCES accounts(account_number)',
]

// Runs inserts whose every row takes its account_number from the row it refers to, so that a row
// that refers to nothing has none and is refused by the column. The trigger that would look up the
// same again, row by row, is left out meanwhile; the parents cannot go before the transaction ends.
// Readers wait for nothing. Where the role may not do so, or the tables carry anything else that
// would be left out with it, the work is run as it is, and the database checks row by row.
export async function withKeysProven(tx: Tx, insert: () => Promise<void>): Promise<void> {
  const { rows } = await tx.client.query<{ permitted: boolean; others: boolean }>(
    `select has_parameter_privilege('session_replication_role', 'set') as permitted,
       exists (
         select from pg_trigger t left join pg_constraint c on c.oid = t.tgconstraint
         where t.tgrelid = any ('{balances,entries,readings,receipts}'::regclass[])
           and not (t.tgisinternal and c.contype = 'f'
             and concat_ws(' ', c.conrelid::regclass, pg_get_constraintdef(c.oid)) = any ($1))
       ) as others`,
    [proven],
  )
  if (!rows[0]?.permitted || rows[0].others) return insert()
  await tx.client.query(`
    lock table accounts, contracts, meters in share row exclusive mode;
    set local session_replication_role = replica`)
  await insert()
  await tx.client.query('set local session_replication_role = origin')
}
