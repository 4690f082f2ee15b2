import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from './extract-facts.ts'
import { withKeysProven } from './proven-keys-store.ts'

// Puts the staged rows of every account that is not set aside where customers read. Rows of
// accounts, contracts, meters, tariffs and balances replace their forerunners; readings, entries
// and receipts are only ever added. Each table is written in the order of its key.
export async function publishStaged(
  tx: Tx,
  facts: ExtractFacts,
  rowsToCome: Readonly<Record<string, number>>,
): Promise<void> {
  await publishTariffs(tx, facts)
  await publishAccounts(tx)
  await publishContracts(tx)
  await publishMeters(tx)
  await withKeysProven(tx, async () => {
    await publishReadings(tx, facts)
    await publishEntries(tx)
    await publishBalances(tx, facts)
    await publishReceipts(tx)
  })
  if (facts.lastPeriod !== null) await changeBalances(tx, facts.lastPeriod)
  await describeToPlanner(tx, rowsToCome)
}

const filledBy: Readonly<Record<string, readonly string[]>> = {
  tariffs: ['tariffs'],
  accounts: ['accounts'],
  contracts: ['contracts', 'contract_owners'],
  meters: ['meters', 'meter_owners'],
  readings: ['readings'],
  entries: ['entries'],
  balances: ['balances'],
  receipts: ['receipts', 'receipt_numbers', 'receipt_files'],
}

// A table that got more rows than the planner knew of would be planned for as if it were small
// until the server looks by itself.
async function describeToPlanner(
  tx: Tx,
  rowsToCome: Readonly<Record<string, number>>,
): Promise<void> {
  const { rows } = await tx.client.query<{ name: string; known: number }>(
    `select relname as name, reltuples as known from pg_class
     where oid = any ($1::regclass[])`,
    [Object.values(filledBy).flat()],
  )
  const known = new Map(rows.map(({ name, known }) => [name, known]))
  const grown = Object.entries(filledBy).flatMap(([table, names]) =>
    names.filter((name) => (rowsToCome[table] ?? 0) > Math.max(known.get(name) ?? 0, 0)),
  )
  if (grown.length === 0) return
  await tx.client.query(`
    set local default_statistics_target = 30;
    analyze ${grown.join(', ')}`)
}

async function publishTariffs(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into tariff_owners (tariff_code, branch)
    select distinct tariff_code, ${facts.branch} from staged_tariffs
    on conflict (tariff_code) do nothing`)
  await tx.run(sql`
    insert into tariffs as p (tariff_code, zone, valid_from, valid_to, service, name, unit, price)
    select tariff_code, zone, valid_from, valid_to, service, name, unit, price
    from staged_tariffs order by tariff_code, zone, valid_from
    on conflict (tariff_code, zone, valid_from) do update set valid_to = excluded.valid_to,
      service = excluded.service, name = excluded.name, unit = excluded.unit,
      price = excluded.price
    where (p.valid_to, p.service, p.name, p.unit, p.price) is distinct from
      (excluded.valid_to, excluded.service, excluded.name, excluded.unit, excluded.price)`)
}

async function publishAccounts(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into accounts as p (account_number, branch, unified_number, holder_name, address, kind,
      area_m2, residents, opened_on, closed_on)
    select account_number, branch, unified_number, holder_name, address, kind, area_m2, residents,
      opened_on, closed_on
    from staged_accounts s
    where s.account_number not in (select account_number from aside)
    order by account_number
    on conflict (account_number) do update set unified_number = excluded.unified_number,
      holder_name = excluded.holder_name, address = excluded.address, kind = excluded.kind,
      area_m2 = excluded.area_m2, residents = excluded.residents, opened_on = excluded.opened_on,
      closed_on = excluded.closed_on
    where (p.unified_number, p.holder_name, p.address, p.kind, p.area_m2, p.residents, p.opened_on,
      p.closed_on) is distinct from (excluded.unified_number, excluded.holder_name,
      excluded.address, excluded.kind, excluded.area_m2, excluded.residents, excluded.opened_on,
      excluded.closed_on)`)
}

async function publishContracts(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into contracts as p (account_number, contract_number, service, tariff_code, supplier,
      signed_on, ended_on)
    select account_number, contract_number, service, tariff_code, supplier, signed_on, ended_on
    from staged_contracts s
    where s.account_number not in (select account_number from aside)
    order by account_number, contract_number
    on conflict (account_number, contract_number) do update set service = excluded.service,
      tariff_code = excluded.tariff_code, supplier = excluded.supplier,
      signed_on = excluded.signed_on, ended_on = excluded.ended_on
    where (p.service, p.tariff_code, p.supplier, p.signed_on, p.ended_on) is distinct from
      (excluded.service, excluded.tariff_code, excluded.supplier, excluded.signed_on,
      excluded.ended_on)`)
  await tx.run(sql`
    insert into contract_owners (contract_number, account_number)
    select contract_number, account_number from staged_contracts s
    where s.account_number not in (select account_number from aside)
    order by contract_number
    on conflict (contract_number) do nothing`)
}

async function publishMeters(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into meters as p (account_number, meter_id, contract_number, serial_number, model, zones,
      integer_digits, fraction_digits, ratio, installed_on, removed_on, verified_on, verify_before,
      place, accepts_readings)
    select m.account_number, meter_id, s.contract_number, s.serial_number, s.model, s.zones,
      s.integer_digits, s.fraction_digits, s.ratio, s.installed_on, s.removed_on, s.verified_on,
      s.verify_before, s.place, s.accepts_readings
    from staged_meters s join meter_accounts m using (meter_id)
    where m.account_number not in (select account_number from aside)
    order by m.account_number, meter_id
    on conflict (account_number, meter_id) do update set
      contract_number = excluded.contract_number, serial_number = excluded.serial_number,
      model = excluded.model, zones = excluded.zones, integer_digits = excluded.integer_digits,
      fraction_digits = excluded.fraction_digits, ratio = excluded.ratio,
      installed_on = excluded.installed_on, removed_on = excluded.removed_on,
      verified_on = excluded.verified_on, verify_before = excluded.verify_before,
      place = excluded.place, accepts_readings = excluded.accepts_readings
    where (p.contract_number, p.serial_number, p.model, p.zones, p.integer_digits,
      p.fraction_digits, p.ratio, p.installed_on, p.removed_on, p.verified_on, p.verify_before,
      p.place, p.accepts_readings) is distinct from (excluded.contract_number,
      excluded.serial_number, excluded.model, excluded.zones, excluded.integer_digits,
      excluded.fraction_digits, excluded.ratio, excluded.installed_on, excluded.removed_on,
      excluded.verified_on, excluded.verify_before, excluded.place, excluded.accepts_readings)`)
  await tx.run(sql`
    insert into meter_owners (meter_id, account_number)
    select meter_id, m.account_number
    from staged_meters s join meter_accounts m using (meter_id)
    where m.account_number not in (select account_number from aside)
    order by meter_id
    on conflict (meter_id) do nothing`)
}

// extract_row keeps the order in which billing handed the rows over, across extracts of a branch.
async function publishReadings(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into readings (account_number, meter_id, zone, taken_on, reading_id, value, source,
      status, reject_reason, used_in, portal_reading_id, extract_row)
    select p.account_number, s.meter_id, s.zone, s.taken_on, s.reading_id, s.value, s.source,
      s.status, s.reject_reason, s.used_in, s.portal_reading_id,
      (${facts.sequence}::bigint << 32) + s.line
    from new_readings s
    left join meter_accounts m using (meter_id)
    left join meters p using (meter_id)
    where coalesce(m.account_number, p.account_number, '') not in (select account_number from aside)
    order by 1, 2, 3, 4, 5`)
}

async function publishEntries(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into entries (account_number, period, entry_id, contract_number, kind, zone, quantity,
      price, amount, posted_on, note, portal_payment_id)
    select p.account_number, s.period, s.entry_id, s.contract_number, s.kind, s.zone, s.quantity,
      s.price, s.amount, s.posted_on, s.note, s.portal_payment_id
    from new_entries s
    left join contracts p using (account_number, contract_number)
    where s.account_number not in (select account_number from aside)
    order by 1, 2, 3`)
}

// Balances of periods that were never published cannot meet a forerunner, and go the short way.
async function publishBalances(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into balances (account_number, contract_number, period, opening, charged, paid, closing)
    select p.account_number, contract_number, period, opening, charged, paid, closing
    from staged_balances s
    left join contracts p using (account_number, contract_number)
    where s.period > coalesce(${facts.lastPeriod}::date, '-infinity')
      and s.account_number not in (select account_number from aside)
    order by 1, 2, 3`)
}

// Balances of closed periods change, where entries that account for it came late.
async function changeBalances(tx: Tx, lastPeriod: string): Promise<void> {
  await tx.run(sql`
    insert into balances as p (account_number, contract_number, period, opening, charged, paid,
      closing)
    select account_number, contract_number, period, opening, charged, paid, closing
    from staged_balances s
    where s.period <= ${lastPeriod}::date
      and s.account_number not in (select account_number from aside)
    order by account_number, contract_number, period
    on conflict (account_number, contract_number, period) do update set opening = excluded.opening,
      charged = excluded.charged, paid = excluded.paid, closing = excluded.closing
    where (p.opening, p.charged, p.paid, p.closing) is distinct from
      (excluded.opening, excluded.charged, excluded.paid, excluded.closing)`)
}

// The new receipts of the accounts that are not set aside: their files are stored first, then these
// rows name them. Tells how many there are.
export async function selectNewReceipts(tx: Tx): Promise<number> {
  const { rowCount } = await tx.client.query(`
    create temp table receipts_to_publish on commit drop as
    select * from new_receipts s
    where s.account_number not in (select account_number from aside)`)
  await tx.client.query('create index on receipts_to_publish (line); analyze receipts_to_publish')
  return rowCount ?? 0
}

export type NewReceipt = {
  readonly line: number
  readonly account: string
  readonly period: string
  readonly revision: number
  readonly sha256: Buffer
}

// The next so many after a line of receipts.csv.
export async function newReceiptsAfter(tx: Tx, line: number, limit: number): Promise<NewReceipt[]> {
  return await tx.many(sql<NewReceipt>`
    select line, account_number as account, period, revision, sha256
    from receipts_to_publish where line > ${line} order by line limit ${limit}`)
}

async function publishReceipts(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into receipts (account_number, period, revision, issued_on, due_on, opening, charged,
      paid, total_due, bytes, sha256, number_hash)
    select p.account_number, period, revision, issued_on, due_on, opening, charged, paid, total_due,
      bytes, sha256, number_hash
    from receipts_to_publish left join accounts p using (account_number)
    order by 1, 2, 3;

    insert into receipt_numbers (number_hash, account_number, period, revision)
    select number_hash, account_number, period, revision from receipts_to_publish
    where number_hash is not null order by number_hash;

    insert into receipt_files (sha256, account_number, period, revision)
    select sha256, account_number, period, revision from receipts_to_publish order by sha256
    on conflict (sha256) do nothing`)
}
