import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type TableName, tableNames } from '#core/exchange/reading/table-name.ts'
import { tableSchemas } from '#core/exchange/reading/table-schema.ts'

// Any JSON a test may want to break.
type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json }
export type JsonRecord = { [name: string]: Json }
export type SmallExtract = { files: Record<string, Buffer>; manifest: JsonRecord }

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')
const pdfHash = createHash('sha256').update(pdf).digest('hex')

// One account with one of everything, and every rule kept.
export const smallTables: Readonly<Record<TableName, readonly string[]>> = {
  tariffs: ['EL-1;T0;2018-07-01;;electricity;Население;kWh;4.63'],
  accounts: [
    '4130000001;41АБ000001;elizovo;Ильина Анна;ул. Мирная, д. 1;resident;40.5;2;2010-01-01;',
  ],
  contracts: ['E-1;4130000001;electricity;EL-1;ПАО «Полуостровэнерго»;2010-01-01;'],
  meters: ['M-1;E-1;1000001;СЭО-1;1;5;1;1;2015-01-01;;2015-01-01;2031-01-01;;true'],
  readings: [
    'R-1;M-1;T0;2018-11-25;1000.0;customer;accepted;;;',
    'R-2;M-1;T0;2018-12-25;1100.0;customer;accepted;;2018-12;',
  ],
  entries: ['L-1;4130000001;E-1;2018-12;charge;T0;100.0;4.63;463.00;2018-12-31;;'],
  balances: ['E-1;2018-12;4130000001;0.00;463.00;0.00;463.00'],
  receipts: [
    '4130000001;2018-12;1;1234567890123452;2019-01-01;2019-01-10;0.00;463.00;0.00;463.00;' +
      `receipts/4130000001-2018-12-1.pdf;${pdf.length};${pdfHash}`,
  ],
}

// The header of a table in the order of its schema.
export function headerOf(name: TableName): string {
  return tableSchemas[name].fields.map((field) => field.name).join(';')
}

export function smallExtract(): SmallExtract {
  const files: Record<string, Buffer> = { 'receipts/4130000001-2018-12-1.pdf': pdf }
  for (const name of tableNames) {
    files[`${name}.csv`] = Buffer.from([headerOf(name), ...smallTables[name], ''].join('\n'))
  }
  return {
    files,
    manifest: {
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'elizovo-0001',
      created: '2019-01-01T04:00:00+12:00',
      'portal:profile': 'utility-extract/1',
      'portal:branch': 'elizovo',
      'portal:sequence': 1,
      'portal:kind': 'full',
      'portal:calculatedAt': '2019-01-01T04:00:00+12:00',
      'portal:periods': ['2018-12'],
      'portal:totals': {
        entries: 1,
        charged: '463.00',
        paid: '0.00',
        closing: '463.00',
        receipts: 1,
      },
      resources: tableNames.map((name) => resourceOf(name, files)),
    },
  }
}

// The files of an extract, datapackage.json among them.
export function filesOf({ files, manifest }: SmallExtract): Record<string, Buffer> {
  return { ...files, 'datapackage.json': Buffer.from(JSON.stringify(manifest, null, 1)) }
}

export async function writeFiles(root: string, files: Record<string, Buffer>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
}

function resourceOf(name: TableName, files: Record<string, Buffer>): JsonRecord {
  const bytes = files[`${name}.csv`] ?? Buffer.alloc(0)
  const { fields, primaryKey, foreignKeys } = JSON.parse(JSON.stringify(tableSchemas[name]))
  return {
    name,
    type: 'table',
    path: `${name}.csv`,
    format: 'csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    rows: smallTables[name].length,
    dialect: { delimiter: ';' },
    schema: { fields, primaryKey, foreignKeys },
  }
}
