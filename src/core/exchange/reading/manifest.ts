import type { CalendarDate } from '#base/calendar-date.ts'
import type { Kopecks } from '#base/money.ts'
import type { Period } from '#base/period.ts'
import type { TableName } from './table-name.ts'

// What datapackage.json says of its extract, checked and in our own words.
export type Manifest = {
  readonly name: string
  readonly branch: string
  readonly sequence: number
  readonly kind: 'full' | 'increment'
  readonly calculatedAt: Temporal.Instant
  // The day of calculatedAt on the wall calendar of the offset it was written with.
  readonly calculatedOn: CalendarDate
  readonly periods: readonly Period[]
  readonly totals: ControlTotals
  // In the order of tableNames: each table after those it refers to.
  readonly tables: readonly TableResource[]
  // SHA-256 of datapackage.json, which names the hash of every table.
  readonly sha256: Buffer
}

export type ControlTotals = {
  readonly entries: number
  readonly charged: Kopecks
  readonly paid: Kopecks
  readonly closing: Kopecks
  readonly receipts: number
}

export type TableResource = {
  readonly name: TableName
  readonly path: string
  readonly encoding: 'utf-8' | 'windows-1251'
  readonly delimiter: ';' | ','
  readonly bytes: number
  // 64 hexadecimal digits in lower case.
  readonly sha256: string
  readonly rows: number
}
