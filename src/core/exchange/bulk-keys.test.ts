import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { withKeysAfterwards } from './bulk-keys-store.ts'

const { owner } = await freshDatabase()
const many = { readings: 1_000_000, entries: 1_000_000, balances: 1_000_000, receipts: 1_000_000 }

async function keys(): Promise<string[]> {
  const { rows } = await owner.pool.query<{ key: string }>(`
    select concat_ws(' ', conname, contype::text, convalidated, pg_get_constraintdef(oid)) as key
    from pg_constraint
    where conrelid in ('readings'::regclass, 'entries'::regclass, 'balances'::regclass,
      'receipts'::regclass)
    union all select indexdef from pg_indexes where schemaname = 'public' order by 1`)
  return rows.map(({ key }) => key)
}

const inside = async () => {
  const { rows } = await owner.pool.query(
    `select count(*)::integer as keys from pg_constraint
     where conrelid = 'entries'::regclass and contype in ('p', 'f')`,
  )
  return rows[0]?.keys
}

test('the keys of empty tables are made after their rows, and are the same again', async () => {
  const before = await keys()
  await owner.transaction({}, (tx) =>
    withKeysAfterwards(tx, many, async () => {
      const { rows } = await tx.client.query(
        `select count(*)::integer as keys from pg_constraint
         where conrelid = 'entries'::regclass and contype in ('p', 'f')`,
      )
      equal(rows[0]?.keys, 0)
    }),
  )
  deepEqual(await keys(), before)
})

test('few rows, or a table that holds some, leave the keys alone', async () => {
  const before = await inside()
  await owner.transaction({}, (tx) =>
    withKeysAfterwards(tx, { entries: 100 }, async () => equal(await inside(), before)),
  )
  await owner.pool.query(`
    insert into accounts (account_number, branch, holder_name, address, kind, opened_on)
    values ('4130000001', 'elizovo', '-', '-', 'resident', '2010-01-01');
    insert into contracts
      (account_number, contract_number, service, tariff_code, supplier, signed_on)
    values ('4130000001', 'E-1', 'electricity', 'T', '-', '2010-01-01');
    insert into entries (account_number, period, entry_id, contract_number, kind, amount, posted_on)
    values ('4130000001', '2018-12-01', 'L-1', 'E-1', 'charge', 1, '2018-12-31')`)
  await owner.transaction({}, (tx) =>
    withKeysAfterwards(tx, { entries: 1_000_000 }, async () => equal(await inside(), before)),
  )
})

test('rows that break a foreign key are refused all the same', async () => {
  const broken = owner.transaction({}, (tx) =>
    withKeysAfterwards(tx, { balances: 1_000_000 }, async () => {
      await tx.client.query(`
        insert into balances
          (account_number, contract_number, period, opening, charged, paid, closing)
        values ('4130000001', 'E-NONE', '2018-12-01', 0, 0, 0, 0)`)
    }),
  )
  equal(await broken.catch(({ code }) => code), '23503')
})
