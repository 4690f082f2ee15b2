import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import { compareServices, type Service } from '#core/customers/service.ts'
import { storedDecimal } from '#core/customers/stored-decimal.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { type ZoneName, zoneName } from '#core/customers/zone.ts'
import type { Database } from '#platform/postgres/database.ts'
import { selectReadingsUsedIn } from './store.ts'

export type UsedReading = {
  readonly meterId: string
  readonly service: Service
  readonly serialNumber: string
  readonly model: string
  readonly place: string | null
  readonly zoneName: ZoneName
  readonly takenOn: CalendarDate
  readonly value: Decimal
  readonly source: ReadingSource
}

// The readings that the bill of a month was counted from, by service and meter.
export async function readingsUsedIn(
  { db }: { readonly db: Database },
  viewed: Viewed,
  period: Period,
): Promise<readonly UsedReading[]> {
  const rows = await db.readTogether(viewed.scope, selectReadingsUsedIn(viewed, period))
  return rows
    .map((row) => ({
      meterId: row.meter_id,
      service: row.service,
      serialNumber: row.serial_number,
      model: row.model,
      place: row.place,
      zoneName: zoneName(row.zone, row.zones),
      takenOn: row.taken_on,
      value: storedDecimal(row.value),
      source: row.source,
    }))
    .sort((left, right) => compareServices(left.service, right.service))
}
