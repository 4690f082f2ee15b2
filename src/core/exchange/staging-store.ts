import { from } from 'pg-copy-streams'
import type { Tx } from '#platform/postgres/database.ts'
import type { TableName } from './reading/table-name.ts'

// The extract as it was read, beside the published tables and invisible to everybody else: tables
// of this transaction alone, written without WAL, gone with its end. `line` leads back to the file.
const tables: Readonly<Record<TableName, string>> = {
  tariffs: `tariff_code text, zone text, valid_from date, valid_to date, service text, name text,
    unit text, price numeric`,
  accounts: `account_number text, unified_number text, branch text, holder_name text, address text,
    kind text, area_m2 numeric, residents integer, opened_on date, closed_on date`,
  contracts: `contract_number text, account_number text, service text, tariff_code text,
    supplier text, signed_on date, ended_on date`,
  meters: `meter_id text, contract_number text, serial_number text, model text, zones smallint,
    integer_digits smallint, fraction_digits smallint, ratio numeric, installed_on date,
    removed_on date, verified_on date, verify_before date, place text, accepts_readings boolean`,
  readings: `reading_id text, meter_id text, zone text, taken_on date, value numeric, source text,
    status text, reject_reason text, used_in date, portal_reading_id text`,
  entries: `entry_id text, account_number text, contract_number text, period date, kind text,
    zone text, quantity numeric, price numeric, amount bigint, posted_on date, note text,
    portal_payment_id text`,
  balances: `contract_number text, period date, account_number text, opening bigint,
    charged bigint, paid bigint, closing bigint`,
  receipts: `account_number text, period date, revision integer, number_hash bytea, issued_on date,
    due_on date, opening bigint, charged bigint, paid bigint, total_due bigint, bytes bigint,
    sha256 bytea`,
}

// Rows of contracts and meters that the reader left out, and accounts that it named in its faults.
const leftOut = `
  create temp table left_out_rows (resource text, key text, account_number text,
    contract_number text, meter_id text, place text) on commit drop;
  create temp table found_faults (ordinal bigint generated always as identity, resource text,
    line integer, column_name text, rule text, kind text, value text, account_number text,
    other_account text, detail text) on commit drop;
  create temp table published_groups (account_number text, contract_number text, period date,
    charged numeric, paid numeric, opening numeric) on commit drop;
  create temp table odd_months (account_number text, contract_number text, period date,
    line integer, entry_line integer, opening bigint, charged bigint, paid bigint, closing bigint,
    new_charged numeric, new_paid numeric, new_opening numeric, openings integer, owner text,
    after_period date, before_period date, before_closing bigint, before_published boolean)
    on commit drop;
  create temp table odd_readings (line integer, account_number text, meter_id text, zone text,
    accepted boolean, compared boolean, value numeric, integer_digits smallint,
    fraction_digits smallint, known boolean) on commit drop;
  create temp table balance_sums (account_number text, period date, opening numeric,
    charged numeric, paid numeric, closing numeric) on commit drop;
  create temp table reading_chain (line integer, account_number text, value numeric, source text,
    integer_digits smallint, before_line integer, before_value numeric) on commit drop;
  create temp table own_accounts (account_number text) on commit drop;
  create temp table named_accounts (account_number text) on commit drop;
  create temp table held_accounts (account_number text) on commit drop;
  create temp table expected_rows (account_number text, resource text, row_key text)
    on commit drop;
  create temp table stray_accounts (account_number text, branch text) on commit drop;
  create temp table aside (account_number text primary key) on commit drop;
`

// Makes the empty staging tables. Sorts and hashes over them get room enough, rough statistics will
// do, and no limit meant for a page's statement holds.
export async function createStaging(tx: Tx): Promise<void> {
  const staged = Object.entries(tables).map(
    ([name, columns]) =>
      `create temp table staged_${name} (line integer, ${columns}) on commit drop;`,
  )
  await tx.client.query(`
    set local work_mem = '128MB';
    set local jit = off;
    set local enable_mergejoin = off;
    set local default_statistics_target = 10;
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    ${staged.join('\n')}
    ${leftOut}`)
}

// Takes what copyText makes: the line, then the columns in their order above.
export function copyIntoStaging(tx: Tx, table: TableName) {
  // Room for several batches, so that reading goes on while the server digests the last one.
  const options = { highWaterMark: 4 * 1024 * 1024 }
  return tx.client.query(from(`copy staged_${table} from stdin with (null '')`, options))
}

// The planner knows nothing about temporary tables until it is told. What rows are joined and
// grouped by is all it needs.
export async function analyzeStaging(tx: Tx): Promise<void> {
  await tx.client.query(`
    analyze staged_tariffs (tariff_code),
      staged_accounts (account_number, branch),
      staged_contracts (contract_number, account_number, tariff_code),
      staged_meters (meter_id, contract_number),
      staged_readings (line, reading_id, meter_id, zone, taken_on),
      staged_entries (line, entry_id, account_number, contract_number, period),
      staged_balances (line, account_number, contract_number, period),
      staged_receipts (line, account_number, period, revision, number_hash)`)
}

export type LeftOutRow = {
  readonly resource: string
  readonly key: string | null
  readonly account: string | null
  readonly contract: string | null
  readonly meter: string | null
  // Rule and place of the first such fault.
  readonly place: string
}

export async function stageLeftOutRows(tx: Tx, rows: readonly LeftOutRow[]): Promise<void> {
  await tx.client.query(
    `insert into left_out_rows
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      rows.map(({ resource }) => resource),
      rows.map(({ key }) => key),
      rows.map(({ account }) => account),
      rows.map(({ contract }) => contract),
      rows.map(({ meter }) => meter),
      rows.map(({ place }) => place),
    ],
  )
  await tx.client.query('analyze left_out_rows')
}
