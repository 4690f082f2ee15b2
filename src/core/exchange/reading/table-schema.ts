import accounts from './schemas/accounts.json' with { type: 'json' }
import balances from './schemas/balances.json' with { type: 'json' }
import contracts from './schemas/contracts.json' with { type: 'json' }
import entries from './schemas/entries.json' with { type: 'json' }
import meters from './schemas/meters.json' with { type: 'json' }
import readings from './schemas/readings.json' with { type: 'json' }
import receipts from './schemas/receipts.json' with { type: 'json' }
import tariffs from './schemas/tariffs.json' with { type: 'json' }
import type { TableName } from './table-name.ts'

// A Table Schema (Data Package v2) with the extensions the extract needs, each under `portal:`.
export type TableSchema = {
  readonly title: string
  readonly 'portal:ru': string
  readonly fields: readonly FieldSchema[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys?: readonly ForeignKey[] | undefined
  // Rules within a row, by their names in row-rules.ts.
  readonly 'portal:rules'?: readonly string[] | undefined
}

export type ForeignKey = {
  readonly fields: readonly string[]
  readonly reference: { readonly resource: string; readonly fields: readonly string[] }
}

export type FieldSchema = {
  readonly name: string
  // string, number, integer, boolean, date, datetime or yearmonth
  readonly type: string
  // Of a string: uuid, where it is one.
  readonly format?: string | undefined
  readonly constraints?: Constraints | undefined
  readonly description: string
  readonly 'portal:ru': string
  // Rubles with exactly two decimals.
  readonly 'portal:money'?: boolean | undefined
  // A decimal number with at most so many decimals.
  readonly 'portal:decimals'?: number | undefined
  // The date is not after the day of the calculation.
  readonly 'portal:notAfterCalculation'?: boolean | undefined
  // One of the utility's branches, which are settings and not part of the format.
  readonly 'portal:branch'?: boolean | undefined
  // The last digit is a Luhn check digit, and the value is a secret that no report repeats.
  readonly 'portal:luhn'?: boolean | undefined
  // Letter case means nothing; the value is kept in lower case.
  readonly 'portal:lowerCase'?: boolean | undefined
}

type Constraints = {
  readonly required?: boolean | undefined
  readonly enum?: readonly string[] | undefined
  readonly pattern?: string | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
}

// The schemas drive the reader and the pages on the format alike, so that none can part.
export const tableSchemas: Readonly<Record<TableName, TableSchema>> = {
  tariffs,
  accounts,
  contracts,
  meters,
  readings,
  entries,
  balances,
  receipts,
}
