import type { CalendarDate } from '#base/calendar-date.ts'
import { type Period, periodToSqlDate } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import type { Service } from '#core/customers/service.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Zone, ZoneCount } from '#core/customers/zone.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'

// One meter with everything billing ever kept of it, and the meters of its contract beside it.
export type MeterRow = {
  readonly service: Service
  readonly serial_number: string
  readonly model: string
  readonly zones: ZoneCount
  readonly integer_digits: number
  readonly ratio: string
  readonly installed_on: CalendarDate
  readonly removed_on: CalendarDate | null
  readonly closed_on: CalendarDate | null
  readonly verified_on: CalendarDate | null
  readonly verify_before: CalendarDate | null
  readonly place: string | null
  readonly accepts_readings: boolean
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  readonly readings: readonly ReadingJson[]
  readonly neighbours: readonly NeighbourJson[]
  // Of the meters it may have taken over from, with as many zones.
  readonly earlier: readonly (readonly [meterId: string, ...ReadingJson])[]
}

export type ReadingJson = readonly [
  readingId: string,
  zone: Zone,
  takenOn: CalendarDate,
  value: string,
  source: ReadingSource,
  status: 'accepted' | 'rejected',
  rejectReason: string | null,
  usedIn: Period | null,
]

type NeighbourJson = {
  readonly meterId: string
  readonly contractNumber: string
  readonly serialNumber: string
  readonly model: string
  readonly place: string | null
  readonly installedOn: CalendarDate
  readonly removedOn: CalendarDate | null
  readonly integerDigits: number
  readonly ratio: string
}

// The readings come in order of time, two of one day as billing handed them over. Nothing comes
// back for a meter of another account.
export function selectMeter(viewed: Viewed, meterId: string): Statement<MeterRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  return sql<MeterRow>`
    select c.service, m.serial_number, m.model, m.zones, m.integer_digits, m.ratio,
      m.installed_on, m.removed_on, least(m.removed_on, c.ended_on, a.closed_on) as closed_on,
      m.verified_on, m.verify_before, m.place, m.accepts_readings,
      coalesce(a.held_as_of, b.calculated_at) as as_of, a.held_as_of is not null as held,
      (select coalesce(json_agg(json_build_array(
           d.reading_id, d.zone, d.taken_on, d.value::text, d.source, d.status, d.reject_reason,
           to_char(d.used_in, 'YYYY-MM')) order by d.taken_on, d.extract_row), '[]')
         from readings d
         where d.account_number = ${account} and d.account_number = any (${accounts})
           and d.meter_id = ${meterId}
      ) as readings,
      (select json_agg(json_build_object(
           'meterId', n.meter_id, 'contractNumber', n.contract_number,
           'serialNumber', n.serial_number, 'model', n.model, 'place', n.place,
           'installedOn', n.installed_on, 'removedOn', n.removed_on,
           'integerDigits', n.integer_digits, 'ratio', n.ratio::text)
           order by n.installed_on, n.meter_id)
         from meters n
         where n.account_number = ${account} and n.account_number = any (${accounts})
           and n.contract_number = m.contract_number
      ) as neighbours,
      (select coalesce(json_agg(json_build_array(
           d.meter_id, d.reading_id, d.zone, d.taken_on, d.value::text, d.source, d.status,
           d.reject_reason, to_char(d.used_in, 'YYYY-MM'))
           order by d.taken_on, d.extract_row), '[]')
         from meters o
         join readings d on d.account_number = o.account_number and d.meter_id = o.meter_id
           and d.account_number = ${account} and d.account_number = any (${accounts})
         where o.account_number = ${account} and o.account_number = any (${accounts})
           and o.contract_number = m.contract_number and o.place is not distinct from m.place
           and o.zones = m.zones and o.removed_on <= m.installed_on
      ) as earlier
    from meters m
    join contracts c on c.account_number = m.account_number
      and c.contract_number = m.contract_number
      and c.account_number = ${account} and c.account_number = any (${accounts})
    join accounts a on a.account_number = m.account_number
      and a.account_number = ${account} and a.account_number = any (${accounts})
    join branches b on b.branch = a.branch
    where m.account_number = ${account} and m.account_number = any (${accounts})
      and m.meter_id = ${meterId}`
}

type UsedReadingRow = {
  readonly meter_id: string
  readonly service: Service
  readonly serial_number: string
  readonly model: string
  readonly place: string | null
  readonly zones: ZoneCount
  readonly zone: Zone
  readonly taken_on: CalendarDate
  readonly value: string
  readonly source: ReadingSource
}

// Every reading that the bill of one month counted.
export function selectReadingsUsedIn(viewed: Viewed, period: Period): Statement<UsedReadingRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  return sql<UsedReadingRow>`
    select m.meter_id, c.service, m.serial_number, m.model, m.place, m.zones,
      d.zone, d.taken_on, d.value, d.source
    from readings d
    join meters m on m.account_number = d.account_number and m.meter_id = d.meter_id
      and m.account_number = ${account} and m.account_number = any (${accounts})
    join contracts c on c.account_number = m.account_number
      and c.contract_number = m.contract_number
      and c.account_number = ${account} and c.account_number = any (${accounts})
    where d.account_number = ${account} and d.account_number = any (${accounts})
      and d.used_in = ${periodToSqlDate(period)}::date and d.status = 'accepted'
    order by m.installed_on, m.meter_id, d.zone, d.taken_on, d.extract_row`
}
