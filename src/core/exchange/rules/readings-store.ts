import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// R6: accepted readings fit the dial and do not go backwards, except after an initial one and
// across a roll-over, which is a drop whose step forward is under half the dial. Estimates and
// norms are no readings of a dial: they are not compared.
export async function findWrongReadings(tx: Tx, facts: ExtractFacts): Promise<void> {
  await joinDials(tx)
  await findMisfits(tx)
  await chainReadings(tx, facts)
  await findStepsBack(tx)
}

// The new accepted readings, each with its dial. Readings of a meter that was left out have none.
async function joinDials(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table dial_readings on commit drop as
    select s.line, coalesce(m.account_number, p.account_number) as account_number, s.meter_id,
      s.zone, s.taken_on, s.value, s.source,
      coalesce(m.integer_digits, p.integer_digits) as integer_digits,
      coalesce(m.fraction_digits, p.fraction_digits) as fraction_digits
    from staged_readings s
    left join meter_accounts m using (meter_id)
    left join meters p using (meter_id)
    where s.status = 'accepted'
      and coalesce(m.integer_digits, p.integer_digits) is not null
      and not exists (select from repeated_readings r where r.line = s.line);
    analyze dial_readings`)
}

async function findMisfits(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'readings', line, 'value', 'R6', 'off-the-dial', value,
      concat_ws(' ', integer_digits, fraction_digits), account_number
    from dial_readings
    where value >= 10::numeric ^ integer_digits or min_scale(value) > fraction_digits`)
}

// Every compared reading beside the one before it on the same dial. The published ones reach from
// the last before the first new one to the end; they carry no line.
async function chainReadings(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into reading_chain
    with compared as (
      select * from dial_readings where source not in ('estimated', 'norm')
    ), firsts as (
      select account_number, meter_id, zone, min(taken_on) as taken_on,
        min(integer_digits) as integer_digits
      from compared group by account_number, meter_id, zone
    ), steps as (
      select line, account_number, meter_id, zone, taken_on,
        (${facts.sequence}::bigint << 32) + line as extract_row, value, source, integer_digits
      from compared
      union all
      select null, f.account_number, f.meter_id, f.zone, p.taken_on, p.extract_row, p.value,
        p.source, f.integer_digits
      from firsts f
      cross join lateral (
        select r.* from readings r
        where r.account_number = f.account_number and r.meter_id = f.meter_id and r.zone = f.zone
          and r.status = 'accepted' and r.source not in ('estimated', 'norm')
          and r.taken_on >= coalesce((
            select max(q.taken_on) from readings q
            where q.account_number = f.account_number and q.meter_id = f.meter_id
              and q.zone = f.zone and q.taken_on <= f.taken_on
              and q.status = 'accepted' and q.source not in ('estimated', 'norm')), f.taken_on)
      ) p
    )
    select line, account_number, value, source, integer_digits,
      lag(line) over dial, lag(value) over dial
    from steps
    window dial as (partition by meter_id, zone order by taken_on, extract_row)`)
}

// The fault stands at the later reading, or at the earlier one when the later is published already.
async function findStepsBack(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'readings', coalesce(line, before_line), 'value', 'R6',
      case when line is null then 'ahead-of-next' else 'goes-back' end,
      case when line is null then before_value else value end,
      case when line is null then value else before_value end, account_number
    from reading_chain
    where (line is not null or before_line is not null)
      and value < before_value and source <> 'initial'
      and (value - before_value + 10::numeric ^ integer_digits) * 2
        >= 10::numeric ^ integer_digits`)
}
