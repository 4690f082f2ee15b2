import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'

export type StrayAnswer = {
  readonly line: number
  readonly value: string
  readonly account: string | null
  readonly kind: 'no-uuid' | 'unknown' | 'of-another' | 'not-handed-over'
  // Of which account, meter and zone the id is.
  readonly detail: string | null
}

const uuid = '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'

// Gathers the rows of readings that answer no reading handed over of their own meter and zone, and
// counts them. Nearly all rows carry no id of the cabinet: one look at the staged rows finds those
// that do, and only they are compared; the ids of all accounts are asked only for an id that its
// own account does not have. Rows that came before were told when they came.
export async function gatherStrayAnswers(tx: Tx): Promise<number> {
  const { rowCount: answers } = await tx.client.query(`
    create temp table billing_answers on commit drop as
    select line, meter_id, zone, portal_reading_id as value,
      case when portal_reading_id ~ '${uuid}' then portal_reading_id::uuid end as id
    from staged_readings where portal_reading_id is not null`)
  if (answers === 0) return 0
  await tx.client.query('analyze billing_answers')
  const { rowCount: stray } = await tx.client.query(`
    create temp table stray_answers on commit drop as
    select w.line, w.value, w.id, w.account_number,
      case when w.id is null then 'no-uuid' when r.portal_reading_id is null then 'unknown'
        when (r.meter_id, r.zone) <> (w.meter_id, w.zone) then 'of-another'
        else 'not-handed-over' end as kind,
      concat_ws(' ', r.account_number, r.meter_id, r.zone) as detail
    from (
      select a.*, coalesce(m.account_number, o.account_number) as account_number
      from billing_answers a
      left join meter_accounts m using (meter_id)
      left join meter_owners o using (meter_id)
      where not exists (select from repeated_readings q where q.line = a.line)
    ) w
    left join submitted_readings r
      on r.account_number = w.account_number and r.portal_reading_id = w.id
    where r.return_sequence is null or (r.meter_id, r.zone) <> (w.meter_id, w.zone)`)
  if (stray === 0 || stray === null) return 0
  await findElsewhere(tx)
  return stray
}

async function findElsewhere(tx: Tx): Promise<void> {
  await tx.client.query('analyze stray_answers')
  const unknown = await tx.one(sql<{ found: boolean }>`
    select exists (select from stray_answers where kind = 'unknown') as found`)
  if (!unknown.found) return
  await tx.client.query(`
    update stray_answers s set kind = 'of-another',
      detail = concat_ws(' ', r.account_number, r.meter_id, r.zone)
    from submitted_readings r
    where s.kind = 'unknown' and r.portal_reading_id = s.id`)
}

// The first of those gathered, line by line.
export async function firstStrayAnswers(tx: Tx, limit: number): Promise<StrayAnswer[]> {
  return await tx.many(sql<StrayAnswer>`
    select line, value, account_number as account, kind, nullif(detail, '') as detail
    from stray_answers order by line limit ${limit}`)
}
