import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import type { Service } from '#core/customers/service.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Zone, ZoneCount } from '#core/customers/zone.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { PortalReadingId } from './submission.ts'

export type ReadingFormRow = {
  readonly branch: string
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  // Of the account's last submission; 0 before the first.
  readonly last_number: number
  readonly meters: readonly FormMeterJson[]
  readonly standing: readonly StandingJson[]
  // The submission of the id asked for.
  readonly same: SameJson | null
}

export type FormMeterJson = {
  readonly id: string
  readonly service: Service
  readonly serial: string
  readonly model: string
  readonly place: string | null
  readonly zones: ZoneCount
  readonly integer_digits: number
  readonly fraction_digits: number
  readonly ratio: string
  readonly installed_on: CalendarDate
  readonly closed_on: CalendarDate | null
  readonly verify_before: CalendarDate | null
  readonly accepts: boolean
  readonly prices: readonly (readonly [zone: Zone, price: string])[]
  readonly readings: readonly (readonly [
    zone: Zone,
    takenOn: CalendarDate,
    value: string,
    source: ReadingSource,
    usedIn: Period | null,
  ])[]
}

export type StandingJson = {
  readonly id: PortalReadingId
  readonly meter: string
  readonly zone: Zone
  readonly number: number
  readonly value: string
  readonly taken_on: CalendarDate
  readonly period: Period
  readonly handed_over: boolean
}

type SameJson = {
  readonly number: number
  readonly taken_on: CalendarDate
  readonly readings: readonly (readonly [meterId: string, zone: Zone, value: string])[]
}

// The account's meters with what judges their next readings: prices of the day, the last sixty
// readings of each (twenty months of three zones), what was sent and neither answered nor replaced.
// One statement; nothing comes back for an account outside the viewer's scope. What was replaced is
// a hashed list, and a submission is looked up for what is left: however much was ever sent.
export function selectReadingForm(
  viewed: Viewed,
  today: CalendarDate,
  submissionId: string | null,
): Statement<ReadingFormRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  return sql<ReadingFormRow>`
    select a.branch, coalesce(a.held_as_of, b.calculated_at) as as_of,
      a.held_as_of is not null as held,
      (select coalesce(max(s.number), 0) from submissions s
         where s.account_number = ${account} and s.account_number = any (${accounts})
      ) as last_number,
      (select coalesce(json_agg(json_build_object(
           'id', m.meter_id, 'service', c.service, 'serial', m.serial_number, 'model', m.model,
           'place', m.place, 'zones', m.zones, 'integer_digits', m.integer_digits,
           'fraction_digits', m.fraction_digits, 'ratio', m.ratio::text,
           'installed_on', m.installed_on,
           'closed_on', least(m.removed_on, c.ended_on, a.closed_on),
           'verify_before', m.verify_before, 'accepts', m.accepts_readings,
           'prices', (
             select coalesce(json_agg(json_build_array(t.zone, t.price::text)), '[]')
             from tariffs t
             where t.tariff_code = c.tariff_code and t.valid_from <= ${today}
               and (t.valid_to is null or t.valid_to >= ${today})),
           'readings', (
             select coalesce(json_agg(json_build_array(last.zone, last.taken_on, last.value::text,
               last.source, to_char(last.used_in, 'YYYY-MM'))
               order by last.taken_on, last.extract_row), '[]')
             from (
               select d.zone, d.taken_on, d.value, d.source, d.used_in, d.extract_row
               from readings d
               where d.account_number = ${account} and d.account_number = any (${accounts})
                 and d.meter_id = m.meter_id and d.status = 'accepted'
               order by d.taken_on desc, d.extract_row desc limit 60) last)
           ) order by m.installed_on, m.meter_id), '[]')
         from meters m
         join contracts c on c.account_number = m.account_number
           and c.contract_number = m.contract_number
           and c.account_number = ${account} and c.account_number = any (${accounts})
         where m.account_number = ${account} and m.account_number = any (${accounts})
      ) as meters,
      (select coalesce(json_agg(json_build_object(
           'id', r.portal_reading_id, 'meter', r.meter_id, 'zone', r.zone, 'number', s.number,
           'value', r.value::text, 'taken_on', s.taken_on, 'period', to_char(r.period, 'YYYY-MM'),
           'handed_over', r.return_sequence is not null)
           order by s.number), '[]')
         from submitted_readings r
         cross join lateral (
           select x.number, x.taken_on from submissions x
           where x.account_number = ${account} and x.account_number = any (${accounts})
             and x.submission_id = r.submission_id limit 1) s
         where r.account_number = ${account} and r.account_number = any (${accounts})
           and r.portal_reading_id not in (
             select later.replaces from submitted_readings later
             where later.account_number = ${account} and later.account_number = any (${accounts})
               and later.replaces is not null)
           and not exists (
             select from readings d
             where d.account_number = ${account} and d.account_number = any (${accounts})
               and d.portal_reading_id = r.portal_reading_id::text
               and d.meter_id = r.meter_id and d.zone = r.zone)
      ) as standing,
      (select json_build_object('number', s.number, 'taken_on', s.taken_on, 'readings', (
           select json_agg(json_build_array(r.meter_id, r.zone, r.value::text))
           from submitted_readings r
           where r.account_number = ${account} and r.account_number = any (${accounts})
             and r.submission_id = s.submission_id))
         from submissions s
         where s.account_number = ${account} and s.account_number = any (${accounts})
           and s.submission_id = ${submissionId}::uuid
      ) as same
    from accounts a
    join branches b on b.branch = a.branch
    where a.account_number = ${account} and a.account_number = any (${accounts})`
}
