import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#platform/postgres/database.ts'
import { freshDatabase } from '#test/support/database.ts'
import { withKeysProven } from './proven-keys-store.ts'

const { owner } = await freshDatabase()
await owner.pool.query(`
  insert into accounts (account_number, branch, holder_name, address, kind, opened_on)
  values ('4130000001', 'elizovo', '-', '-', 'resident', '2010-01-01');
  insert into contracts (account_number, contract_number, service, tariff_code, supplier, signed_on)
  values ('4130000001', 'E-1', 'electricity', 'T', '-', '2010-01-01')`)

const role = async (tx: Tx) => {
  const { rows } = await tx.client.query<{ role: string }>(
    `select current_setting('session_replication_role') as role`,
  )
  return rows[0]?.role
}

// As publishing does: the account is the one of the contract.
const balanceOf = (contract: string) => `
  insert into balances (account_number, contract_number, period, opening, charged, paid, closing)
  select p.account_number, s.contract_number, '2018-12-01', 0, 0, 0, 0
  from (values ('4130000001', '${contract}')) s (account_number, contract_number)
  left join contracts p using (account_number, contract_number)`

const orphan = `
  insert into balances (account_number, contract_number, period, opening, charged, paid, closing)
  values ('4130000001', 'E-NONE', '2018-12-01', 0, 0, 0, 0)`

const codeOf = (work: (tx: Tx) => Promise<unknown>) =>
  owner.transaction({}, work).then(
    () => 'none',
    ({ code }: { code: string }) => code,
  )

test('a row takes its account from what it refers to, or is refused', async () => {
  const insert = (contract: string) =>
    codeOf((tx) =>
      withKeysProven(tx, async () => {
        equal(await role(tx), 'replica')
        await tx.client.query(balanceOf(contract))
      }),
    )
  equal(await insert('E-1'), 'none')
  equal(await insert('E-NONE'), '23502')
})

test('what comes after is looked up row by row again', async () => {
  const code = await codeOf(async (tx) => {
    await withKeysProven(tx, async () => {})
    equal(await role(tx), 'origin')
    await tx.client.query(orphan)
  })
  equal(code, '23503')
  equal(await codeOf((tx) => tx.client.query(orphan)), '23503')
})

test('what the join does not prove leaves everything to the database', async () => {
  const inside = (change: string) =>
    codeOf(async (tx) => {
      await tx.client.query(change)
      await withKeysProven(tx, async () => {
        equal(await role(tx), 'origin')
        await tx.client.query(orphan)
      })
    })
  const trigger = 'before insert on entries for each row execute function forbid_change()'
  equal(await inside(`create trigger entries_watched ${trigger}`), '23503')
  const key = 'alter table entries add foreign key (account_number, entry_id)'
  equal(await inside(`${key} references contracts`), '23503')
})
