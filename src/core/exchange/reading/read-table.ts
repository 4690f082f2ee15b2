import type { CalendarDate } from '#base/calendar-date.ts'
import type { Fault } from '../fault.ts'
import type { TableResource } from './manifest.ts'
import type { PackageSource } from './package-source.ts'

// A batch of good rows, at most a few thousand.
export type TableRows = {
  // In the order of the table's schema, whatever the order in the file.
  readonly columns: readonly string[]
  // The line each row begins on; the header is on line 1.
  readonly lines: readonly number[]
  // Text as COPY takes it for the column's SQL type: money in kopecks, a period as the first day
  // of its month, booleans as t and f, the absent as null.
  readonly rows: readonly (readonly (string | null)[])[]
}

export type TableContext = {
  readonly calculatedOn: CalendarDate
  readonly branches: ReadonlySet<string>
}

// Reads one table once, in flat memory. Every fault is reported, none stops the reading; rows with
// a fault are left out. What came is to be trusted only after the last batch: size, hash and the
// number of rows (R1) are reported at the end.
export async function* readTable(
  _source: PackageSource,
  _resource: TableResource,
  _report: (fault: Fault) => void,
  _context: TableContext,
): AsyncGenerator<TableRows> {
  yield { columns: [], lines: [], rows: [] }
}
