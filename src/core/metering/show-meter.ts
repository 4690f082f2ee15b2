import type { CalendarDate } from '#base/calendar-date.ts'
import type { Decimal } from '#base/decimal.ts'
import type { Service } from '#core/customers/service.ts'
import { storedDecimal } from '#core/customers/stored-decimal.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { type Zone, type ZoneCount, zonesOf } from '#core/customers/zone.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type MonthVolume, monthlyVolumes } from './monthly-volumes.ts'
import type { Reading } from './reading.ts'
import { meterLines } from './replacements.ts'
import { type MeterRow, type ReadingJson, selectMeter } from './store.ts'
import { type ReadingWithVolume, withVolumes } from './volumes.ts'

// A meter with its whole history.
export type MeterHistory = {
  readonly meterId: string
  readonly service: Service
  readonly serialNumber: string
  readonly model: string
  readonly zones: ZoneCount
  readonly ratio: Decimal
  readonly installedOn: CalendarDate
  readonly removedOn: CalendarDate | null
  // Its last day, by whatever ended it: the meter taken out, the contract or the account closed.
  readonly closedOn: CalendarDate | null
  readonly verifiedOn: CalendarDate | null
  readonly verifyBefore: CalendarDate | null
  readonly place: string | null
  readonly acceptsReadings: boolean
  readonly asOf: Temporal.Instant | null
  readonly held: boolean
  // One for each zone of the dial, each in order of time.
  readonly byZone: readonly {
    readonly zone: Zone
    readonly readings: readonly ReadingWithVolume[]
  }[]
  // One for each zone of the dial: what went through it and the meters it took over from, by month.
  readonly monthly: readonly { readonly zone: Zone; readonly months: readonly MonthVolume[] }[]
  // Whether earlier meters are part of it: it goes on from them where the zones are the same.
  readonly goesOn: boolean
  readonly predecessor: OtherMeter | null
  readonly successor: OtherMeter | null
}

// The meter that stood, or stands, at the same place.
export type OtherMeter = {
  readonly meterId: string
  readonly serialNumber: string
  readonly model: string
  readonly installedOn: CalendarDate
  readonly removedOn: CalendarDate | null
}

// Every reading of the meter with the volume up to it. Undefined for a meter of another account
// and for one that never was.
export async function showMeter(
  { db }: { readonly db: Database },
  viewed: Viewed,
  meterId: string,
): Promise<MeterHistory | undefined> {
  const [row] = await db.readTogether(viewed.scope, selectMeter(viewed, meterId))
  return row && historyOf(meterId, row)
}

// The same from its row, for what reads more in one flight.
export function historyOf(meterId: string, row: MeterRow): MeterHistory {
  const ratio = storedDecimal(row.ratio)
  const readings = row.readings.map(readingOf)
  const byZone = zonesShown(row.zones, readings).map((zone) => ({
    zone,
    readings: withVolumes(
      readings.filter((reading) => reading.zone === zone),
      { integerDigits: row.integer_digits, ratio },
    ),
  }))
  const line = lineOf(meterId, row)
  const at = line.findIndex((meter) => meter.meterId === meterId)
  const replaced = line.slice(at + 1)
  return {
    meterId,
    service: row.service,
    serialNumber: row.serial_number,
    model: row.model,
    zones: row.zones,
    ratio,
    installedOn: row.installed_on,
    removedOn: row.removed_on,
    closedOn: row.closed_on,
    verifiedOn: row.verified_on,
    verifyBefore: row.verify_before,
    place: row.place,
    acceptsReadings: row.accepts_readings,
    asOf: row.as_of,
    held: row.held,
    byZone,
    monthly: byZone.map((own) => ({
      zone: own.zone,
      months: monthlyVolumes([...volumesBefore(own.zone, replaced, row), own.readings]),
    })),
    goesOn: row.earlier.some(([id]) => replaced.some((meter) => meter.meterId === id)),
    predecessor: replaced[0] ?? null,
    successor: line[at - 1] ?? null,
  }
}

// The zones of the dial, and any other that billing has readings of.
function zonesShown(zones: ZoneCount, readings: readonly Reading[]): readonly Zone[] {
  return [...new Set([...zonesOf(zones), ...readings.map((reading) => reading.zone)])]
}

// The meters of one place that include this one, newest first.
function lineOf(meterId: string, { neighbours }: MeterRow): MeterRow['neighbours'] {
  const lines = meterLines(neighbours).map(({ meter, replaced }) => [meter, ...replaced])
  return lines.find((meters) => meters.some((meter) => meter.meterId === meterId)) ?? []
}

// One zone of each meter that stood there before.
function volumesBefore(
  zone: Zone,
  replaced: MeterRow['neighbours'],
  { earlier }: MeterRow,
): readonly (readonly ReadingWithVolume[])[] {
  return replaced.map(({ meterId, integerDigits, ratio }) => {
    const readings = earlier
      .filter(([ofMeter, , ofZone]) => ofMeter === meterId && ofZone === zone)
      .map(([, ...reading]) => readingOf(reading))
    return withVolumes(readings, { integerDigits, ratio: storedDecimal(ratio) })
  })
}

function readingOf(json: ReadingJson): Reading {
  const [readingId, zone, takenOn, value, source, status, rejectReason, usedIn] = json
  return {
    readingId,
    zone,
    takenOn,
    value: storedDecimal(value),
    source,
    status,
    rejectReason,
    usedIn,
  }
}
