import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { rublesText } from '#base/money.ts'
import { type TableName, tableNames } from '#core/exchange/reading/table-name.ts'
import { tableSchemas } from '#core/exchange/reading/table-schema.ts'
import type { Draft, Row } from './draft-extract.ts'
import { filesOf, type JsonRecord, type SmallExtract, writeFiles } from './small-extract.ts'
import { writeCsv } from './write-csv.ts'

// A draft as files, with hashes, sizes, counts and totals that are right for what it says.
export function writtenExtract(draft: Draft): SmallExtract {
  const files: Record<string, Buffer> = { ...draft.pdfs }
  for (const name of tableNames) files[`${name}.csv`] = csvOf(name, draft.tables[name])
  const { balances, entries, receipts } = draft.tables
  const total = (column: string) =>
    rublesText(balances.reduce((sum, row) => sum + BigInt(kopecksOf(row[column])), 0n))
  return {
    files,
    manifest: {
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: `${draft.branch}-${String(draft.sequence).padStart(4, '0')}`,
      created: draft.calculatedAt,
      'portal:profile': 'utility-extract/1',
      'portal:branch': draft.branch,
      'portal:sequence': draft.sequence,
      'portal:kind': draft.kind,
      'portal:calculatedAt': draft.calculatedAt,
      'portal:periods': draft.periods,
      'portal:totals': {
        entries: entries.length,
        charged: total('charged'),
        paid: total('paid'),
        closing: total('closing'),
        receipts: receipts.length,
      },
      resources: tableNames.map((name) =>
        resourceOf(name, files[`${name}.csv`] ?? Buffer.alloc(0), draft.tables[name].length),
      ),
    },
  }
}

// Replaces whatever lies in the folder.
export async function writeExtract(folder: string, extract: SmallExtract): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await writeFiles(folder, filesOf(extract))
}

// Declares the tables as they are now, after their bytes were changed.
export function rehash({ files, manifest }: SmallExtract): void {
  for (const resource of manifest.resources as JsonRecord[]) {
    const bytes = files[String(resource.path)] ?? Buffer.alloc(0)
    resource.bytes = bytes.length
    resource.hash = hashOf(bytes)
  }
}

// What cannot be read as a sum counts as nothing: the test is about that very cell.
function kopecksOf(rubles = ''): string {
  return /^-?\d+\.\d{2}$/.test(rubles) ? rubles.replace('.', '') : '0'
}

function csvOf(name: TableName, rows: readonly Row[]): Buffer {
  const columns = tableSchemas[name].fields.map((field) => field.name)
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''))
  return Buffer.from(writeCsv([columns, ...cells]))
}

function resourceOf(name: TableName, bytes: Buffer, rows: number): JsonRecord {
  const { fields, primaryKey, foreignKeys } = JSON.parse(JSON.stringify(tableSchemas[name]))
  return {
    name,
    type: 'table',
    path: `${name}.csv`,
    format: 'csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: hashOf(bytes),
    rows,
    dialect: { delimiter: ';' },
    schema: { fields, primaryKey, foreignKeys },
  }
}

function hashOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
