import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// R6: accepted readings fit the dial and do not go backwards, except after an initial one and
// across a roll-over, which is a drop whose step forward is under half the dial. Estimates and
// norms are no readings of a dial: they are not compared.

// Every new reading is looked at once, and those that are plainly right are left: of a known meter
// of the branch, within the dial, no lower than the one before and later than any published one.
// Tells whether there is any other.
export async function findOddReadings(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.client.query(`
    insert into odd_readings
    select r.line, coalesce(m.account_number, p.account_number), r.meter_id, r.zone, r.accepted,
      r.compared, r.value, coalesce(m.integer_digits, p.integer_digits),
      coalesce(m.fraction_digits, p.fraction_digits),
      m.meter_id is not null or p.meter_id is not null
    from (
      select s.line, s.meter_id, s.zone, s.taken_on, s.value, s.source,
        s.status = 'accepted' as accepted,
        s.status = 'accepted' and s.source not in ('estimated', 'norm') as compared,
        lag(s.value) over dial as before_value
      from new_readings s
      window dial as (
        partition by s.meter_id, s.zone,
          s.status = 'accepted' and s.source not in ('estimated', 'norm')
        order by s.taken_on, s.line)
    ) r
    left join meter_accounts m using (meter_id)
    left join meters p using (meter_id)
    -- The last published reading of the dial, asked only for the first new one.
    left join lateral (
      select b.taken_on, b.value from readings b
      where r.compared and r.before_value is null
        and b.account_number = coalesce(m.account_number, p.account_number)
        and b.meter_id = r.meter_id and b.zone = r.zone
        and b.status = 'accepted' and b.source not in ('estimated', 'norm')
      order by b.taken_on desc, b.extract_row desc limit 1
    ) last on true
    where (m.meter_id is null and p.meter_id is null)
      or coalesce(m.account_number, p.account_number)
        not in (select account_number from own_accounts)
      or r.accepted and (
        r.value >= ('{10,100,1000,10000,100000,1000000,10000000,100000000,1000000000}'
          ::numeric[])[coalesce(m.integer_digits, p.integer_digits)]
        or scale(r.value) > coalesce(m.fraction_digits, p.fraction_digits))
      or r.compared and (last.taken_on > r.taken_on
        or r.source <> 'initial' and r.value < coalesce(r.before_value, last.value))`)
  return rowCount !== 0
}

// What is wrong with the odd readings, told row by row.
export async function tellOddReadings(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.client.query(`
    analyze odd_readings;
    insert into found_faults (resource, line, column_name, rule, kind, value)
    select 'readings', line, 'meter_id', 'R2', 'orphan-reading', meter_id
    from odd_readings where not known;

    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'readings', line, 'value', 'R6', 'off-the-dial', value,
      concat_ws(' ', integer_digits, fraction_digits), account_number
    from odd_readings
    where accepted
      and (value >= 10::numeric ^ integer_digits or min_scale(value) > fraction_digits)`)
  await chainDials(tx, facts)
  await tellStepsBack(tx)
}

// The compared readings of the odd dials, each beside the one before it. The published ones reach
// from the last before the first new one to the end; they carry no line.
async function chainDials(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into reading_chain
    with dials as (
      select distinct account_number, meter_id, zone, integer_digits
      from odd_readings where compared and integer_digits is not null
    ), compared as (
      select s.line, s.meter_id, s.zone, s.taken_on, s.value, s.source
      from dials d join new_readings s using (meter_id, zone)
      where s.status = 'accepted' and s.source not in ('estimated', 'norm')
    ), steps as (
      select d.account_number, d.meter_id, d.zone, d.integer_digits, c.line, c.taken_on,
        (${facts.sequence}::bigint << 32) + c.line as extract_row, c.value, c.source
      from dials d join compared c using (meter_id, zone)
      union all
      select d.account_number, d.meter_id, d.zone, d.integer_digits, null, p.taken_on,
        p.extract_row, p.value, p.source
      from dials d
      join (select meter_id, zone, min(taken_on) as taken_on from compared group by 1, 2) first
        using (meter_id, zone)
      cross join lateral (
        select r.* from readings r
        where r.account_number = d.account_number and r.meter_id = d.meter_id and r.zone = d.zone
          and r.status = 'accepted' and r.source not in ('estimated', 'norm')
          and r.taken_on >= coalesce((
            select max(q.taken_on) from readings q
            where q.account_number = d.account_number and q.meter_id = d.meter_id
              and q.zone = d.zone and q.taken_on <= first.taken_on
              and q.status = 'accepted' and q.source not in ('estimated', 'norm')),
            first.taken_on)
      ) p
    )
    select line, account_number, value, source, integer_digits,
      lag(line) over dial, lag(value) over dial
    from steps
    window dial as (partition by meter_id, zone order by taken_on, extract_row)`)
}

// The fault stands at the later reading, or at the earlier one when the later is published already.
async function tellStepsBack(tx: Tx): Promise<void> {
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
