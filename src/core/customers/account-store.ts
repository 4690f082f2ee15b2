import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { LatestReceiptJson } from './latest-receipt.ts'
import type { ReadingSource } from './reading-source.ts'
import type { Service, Unit } from './service.ts'
import type { Viewed } from './viewer.ts'
import type { Zone, ZoneCount } from './zone.ts'

// The account as the database answers it: decimals as billing wrote them, money in whole kopecks.
export type AccountRow = {
  readonly branch: string
  readonly unified_number: string | null
  readonly holder_name: string
  readonly address: string
  readonly kind: 'resident' | 'organisation'
  readonly area_m2: string | null
  readonly residents: number | null
  readonly opened_on: CalendarDate
  readonly closed_on: CalendarDate | null
  readonly as_of: Temporal.Instant | null
  readonly held: boolean
  readonly contracts: readonly ContractJson[]
  readonly meters: readonly MeterJson[]
  readonly receipt: LatestReceiptJson | null
}

type ContractJson = {
  readonly number: string
  readonly service: Service
  readonly supplier: string
  readonly signed_on: CalendarDate
  readonly ended_on: CalendarDate | null
  readonly balance:
    | readonly [period: Period, opening: number, charged: number, paid: number, closing: number]
    | null
  readonly prices: readonly (readonly [
    zone: Zone,
    name: string,
    unit: Unit,
    price: string,
    validFrom: CalendarDate,
  ])[]
}

type MeterJson = {
  readonly id: string
  readonly contract: string
  readonly serial: string
  readonly model: string
  readonly zones: ZoneCount
  readonly ratio: string
  readonly installed_on: CalendarDate
  readonly removed_on: CalendarDate | null
  readonly closed_on: CalendarDate | null
  readonly verified_on: CalendarDate | null
  readonly verify_before: CalendarDate | null
  readonly place: string | null
  readonly accepts: boolean
  readonly sent: readonly (readonly [
    zone: Zone,
    value: string,
    takenOn: CalendarDate,
    submission: number,
  ])[]
  readonly readings: readonly (readonly [
    zone: Zone,
    takenOn: CalendarDate,
    value: string,
    source: ReadingSource,
    usedIn: Period | null,
  ])[]
}

// The whole page of one account in one statement: contracts with their last balance and the prices
// in force that day, meters with the last accepted reading of each zone, the last receipt. Every
// sub-select names the account by value: a distributed database then asks one node. Nothing comes
// back for an account outside the viewer's scope.
export function selectAccount(viewed: Viewed, onDay: CalendarDate): Statement<AccountRow> {
  const account = viewed.accountNumber
  const { accounts } = viewed.scope
  return sql<AccountRow>`
    select a.branch, a.unified_number, a.holder_name, a.address, a.kind, a.area_m2, a.residents,
      a.opened_on, a.closed_on,
      coalesce(a.held_as_of, b.calculated_at) as as_of, a.held_as_of is not null as held,
      (select coalesce(json_agg(json_build_object(
           'number', c.contract_number, 'service', c.service, 'supplier', c.supplier,
           'signed_on', c.signed_on, 'ended_on', c.ended_on,
           'balance', (
             select json_build_array(
               to_char(x.period, 'YYYY-MM'), x.opening, x.charged, x.paid, x.closing)
             from balances x
             where x.account_number = ${account} and x.account_number = any (${accounts})
               and x.contract_number = c.contract_number
             order by x.period desc limit 1),
           'prices', (
             select coalesce(json_agg(json_build_array(
               t.zone, t.name, t.unit, t.price::text, t.valid_from) order by t.zone), '[]')
             from tariffs t
             where t.tariff_code = c.tariff_code and t.valid_from <= ${onDay}
               and (t.valid_to is null or t.valid_to >= ${onDay}))
           ) order by c.signed_on, c.contract_number), '[]')
         from contracts c
         where c.account_number = ${account} and c.account_number = any (${accounts})
      ) as contracts,
      (select coalesce(json_agg(json_build_object(
           'id', m.meter_id, 'contract', m.contract_number, 'serial', m.serial_number,
           'model', m.model, 'zones', m.zones, 'ratio', m.ratio::text,
           'installed_on', m.installed_on, 'removed_on', m.removed_on, 'place', m.place,
           'closed_on', least(m.removed_on, o.ended_on, a.closed_on), 'accepts', m.accepts_readings,
           'verified_on', m.verified_on, 'verify_before', m.verify_before, 'sent', (
             select coalesce(json_agg(json_build_array(
               r.zone, r.value::text, s.taken_on, s.number) order by r.zone, s.number), '[]')
             from submitted_readings r cross join lateral (
               select x.taken_on, x.number from submissions x
               where x.account_number = ${account} and x.account_number = any (${accounts})
                 and x.submission_id = r.submission_id limit 1) s
             where r.account_number = ${account} and r.account_number = any (${accounts})
               and r.meter_id = m.meter_id and r.portal_reading_id not in (
                 select l.replaces from submitted_readings l where l.account_number = ${account}
                   and l.account_number = any (${accounts}) and l.replaces is not null)
               and not exists (select from readings d
                 where d.account_number = ${account} and d.account_number = any (${accounts})
                   and d.portal_reading_id = r.portal_reading_id::text
                   and d.meter_id = r.meter_id and d.zone = r.zone)),
           'readings', (
             select coalesce(json_agg(json_build_array(z.zone, last.taken_on, last.value::text,
               last.source, to_char(last.used_in, 'YYYY-MM')) order by z.zone), '[]')
             from (values ('T0'), ('T1'), ('T2'), ('T3')) z (zone)
             cross join lateral (
               select d.taken_on, d.value, d.source, d.used_in from readings d
               where d.account_number = ${account} and d.account_number = any (${accounts})
                 and d.meter_id = m.meter_id and d.zone = z.zone and d.status = 'accepted'
               order by d.taken_on desc, d.extract_row desc limit 1) last)
           ) order by m.installed_on, m.meter_id), '[]')
         from meters m join contracts o on o.contract_number = m.contract_number
           and o.account_number = ${account} and o.account_number = any (${accounts})
         where m.account_number = ${account} and m.account_number = any (${accounts})
      ) as meters,
      (select json_build_array(
           to_char(r.period, 'YYYY-MM'), r.revision, r.issued_on, r.due_on, r.total_due)
         from receipts r
         where r.account_number = ${account} and r.account_number = any (${accounts})
         order by r.period desc, r.revision desc limit 1
      ) as receipt
    from accounts a join branches b on b.branch = a.branch
    where a.account_number = ${account} and a.account_number = any (${accounts})`
}
