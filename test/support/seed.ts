import type { Database } from '#platform/postgres/database.ts'

// Rows put straight into the tables as the owner, for tests of what is shown. What stands in no
// row given here takes an everyday value.
type Row = Readonly<Record<string, string | number | boolean | null>>

const everyday = {
  tariffs: {
    zone: 'T0',
    valid_from: '2015-01-01',
    valid_to: null,
    service: 'electricity',
    name: 'Население',
    unit: 'kWh',
    price: '4.63',
  },
  accounts: {
    branch: 'petropavlovsk',
    unified_number: null,
    holder_name: 'Рыбакова Ольга Алексеевна',
    address: '683000, г. Петропавловск-Камчатский, ул. Вулканологов, д. 37, кв. 110',
    kind: 'resident',
    area_m2: '54.3',
    residents: 3,
    opened_on: '2003-04-11',
    closed_on: null,
    held_as_of: null,
  },
  contracts: {
    service: 'electricity',
    tariff_code: 'PK-E1',
    supplier: 'ПАО «Полуостровэнерго»',
    signed_on: '2003-04-11',
    ended_on: null,
  },
  meters: {
    serial_number: '15107039',
    model: 'СЭО-1.15',
    zones: 1,
    integer_digits: 6,
    fraction_digits: 1,
    ratio: 1,
    installed_on: '2015-02-17',
    removed_on: null,
    verified_on: '2015-02-17',
    verify_before: '2031-02-17',
    place: null,
    accepts_readings: true,
  },
  readings: {
    zone: 'T0',
    source: 'customer',
    status: 'accepted',
    reject_reason: null,
    used_in: null,
    portal_reading_id: null,
    extract_row: 1,
  },
  entries: {
    kind: 'charge',
    zone: null,
    quantity: null,
    price: null,
    note: null,
    portal_payment_id: null,
  },
  balances: {},
  receipts: { revision: 1, bytes: 28_860, number_hash: null },
  receipt_files: { revision: 1 },
} as const satisfies Readonly<Record<string, Row>>

type Table = keyof typeof everyday

// In the order in which foreign keys allow.
const tables = Object.keys(everyday) as readonly Table[]

export async function seed(
  owner: Database,
  rows: Readonly<Partial<Record<Table, readonly Row[]>>>,
): Promise<void> {
  for (const table of tables) {
    const given = rows[table]?.map((row) => ({ ...everyday[table], ...row }))
    if (given === undefined || given.length === 0) continue
    await owner.read(
      {},
      {
        name: `seed ${table}`,
        text: `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`,
        values: [JSON.stringify(given)],
      },
    )
  }
}
