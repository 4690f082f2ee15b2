import { instantText } from '#base/instant.ts'
import { type Kopecks, rublesText } from '#base/money.ts'
import { returnName } from './return-name.ts'
import { type ReturnTable, returnSchemas, returnTables } from './return-schemas.ts'
import { delimiter, type TableBytes } from './table-bytes.ts'

type ReturnContent = {
  readonly sequence: number
  readonly madeAt: Temporal.Instant
  readonly timeZone: string
  readonly tables: Readonly<Record<ReturnTable, TableBytes>>
  // Payments less refunds.
  readonly amount: Kopecks
}

// The bytes of datapackage.json (Data Package v2, profile utility-return/1). The same content is
// the same bytes.
export function returnManifest({ sequence, madeAt, timeZone, tables, amount }: ReturnContent) {
  const manifest = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: returnName(sequence),
    created: instantText(madeAt, timeZone),
    'portal:profile': 'utility-return/1',
    'portal:sequence': sequence,
    'portal:totals': {
      readings: tables.portal_readings.rows,
      payments: tables.portal_payments.rows,
      amount: rublesText(amount),
    },
    resources: returnTables.map((name) => resourceOf(name, tables[name])),
  }
  return Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`)
}

function resourceOf(name: ReturnTable, { bytes, sha256, rows }: TableBytes) {
  return {
    name,
    type: 'table',
    path: `${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${sha256}`,
    rows,
    dialect: { delimiter },
    schema: returnSchemas[name],
  }
}
