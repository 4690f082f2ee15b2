import { assert } from '#base/assert.ts'
import { type Kopecks, rublesText } from '#base/money.ts'
import { tableSchemas } from '#core/exchange/reading/table-schema.ts'
import type { DataSet } from '../data-set.ts'
import { fieldsInOrder, type WrittenTable } from './table-file.ts'
import type { Calculation } from './write-extract.ts'

export type ControlTotals = { charged: Kopecks; paid: Kopecks; closing: Kopecks }

// The datapackage.json of an extract: calculated in the small hours of the 1st, Kamchatka time.
export function manifestText(
  name: string,
  data: DataSet,
  calculation: Calculation,
  tables: readonly WrittenTable[],
  totals: ControlTotals,
): string {
  const { branch, sequence, kind, from, to } = calculation
  const months = data.calendar.slice(from, to + 1)
  const last = months.at(-1)
  assert(last !== undefined, 'a calculation closes at least one month')
  const calculatedAt = `${last.issuedOn}T0${3 + branch.number}:10:00+12:00`
  const rowsOf = (table: string) => tables.find((one) => one.name === table)?.rows ?? 0
  const manifest = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    created: calculatedAt,
    'portal:profile': 'utility-extract/1',
    'portal:branch': branch.code,
    'portal:sequence': sequence,
    'portal:kind': kind,
    'portal:calculatedAt': calculatedAt,
    'portal:periods': months.map((month) => month.period),
    'portal:totals': {
      entries: rowsOf('entries'),
      charged: rublesText(totals.charged),
      paid: rublesText(totals.paid),
      closing: rublesText(totals.closing),
      receipts: rowsOf('receipts'),
    },
    resources: tables.map((table) => resource(table, calculation)),
  }
  return `${JSON.stringify(manifest, undefined, 1)}\n`
}

function resource(table: WrittenTable, { branch }: Calculation) {
  const { style } = branch
  return {
    name: table.name,
    type: 'table',
    path: `${table.name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: style.encoding,
    bytes: table.bytes,
    hash: `sha256:${table.sha256}`,
    rows: table.rows,
    dialect: { delimiter: style.delimiter },
    schema: { ...tableSchemas[table.name], fields: fieldsInOrder(table.name, style) },
  }
}
