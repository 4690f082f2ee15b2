import type { TypedReading } from '#core/metering/judge-submission.ts'
import { showReadingForm } from '#core/metering/show-reading-form.ts'
import type { SubmissionId } from '#core/metering/submission.ts'
import type { OpenParts } from '#main/open-parts.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import { carefulValues } from './careful-values.ts'
import type { Region } from './region.ts'
import { sideBySide } from './side-by-side.ts'
import { townDay } from './town-day.ts'
import { viewedBench } from './viewed-bench.ts'

// What one customer is about to send.
export type Sending = {
  readonly customer: Region['customers'][number]
  readonly submissionId: SubmissionId
  readonly readings: readonly TypedReading[]
}

// One submission for every customer who has something to send and nothing to be asked about, while
// nobody has sent anything.
export async function sendingsOf({ parts, customers }: Region): Promise<readonly Sending[]> {
  await parts.databases.owner.transaction({}, empty)
  const means = { ...parts, db: parts.databases.web }
  const sendings: Sending[] = []
  await sideBySide(customers, 12, async (customer) => {
    const form = await showReadingForm(means, { today: townDay }, viewedBench(customer))
    const readings = form && carefulValues(form, townDay)
    if (form && readings) sendings.push({ customer, submissionId: form.submissionId, readings })
  })
  return sendings
}

// As after a month of sending in which these accounts have not sent yet: a round finds the tables
// as every other round does.
export async function forgetSubmissions(
  { databases }: OpenParts,
  sendings: readonly Sending[],
): Promise<void> {
  const accounts = sendings.map(({ customer }) => customer.accountNumber)
  await databases.owner.transaction({}, async (tx) => {
    await empty(tx)
    await tx.run(sql`
      insert into submissions (account_number, submission_id, number, login_id, submitted_at,
                               taken_on)
      select account_number, gen_random_uuid(), 1, gen_random_uuid(), '2019-01-20', '2019-01-20'
      from accounts where account_number <> all (${accounts})`)
    await tx.run(sql`
      insert into submitted_readings (account_number, portal_reading_id, submission_id, meter_id,
                                      zone, value, period, doubts)
      select account_number, gen_random_uuid(), submission_id, meter_id, 'T0', 1, '2019-01-01', '{}'
      from submissions join meters using (account_number)`)
    await tx.run(sql`
      insert into audit_rows (audit_id, happened_at, action, outcome, login_id, account_number,
                              details)
      select submission_id, submitted_at, 'readings-submitted', 'done', login_id, account_number,
             '{}'
      from submissions`)
  })
  await databases.owner.pool.query('vacuum analyze submissions, submitted_readings, audit_rows')
}

// The trail of a benchmark's region proves nothing to anybody.
async function empty(tx: Tx): Promise<void> {
  await tx.run(sql`alter table audit_rows disable trigger audit_rows_not_truncated`)
  await tx.run(sql`truncate submitted_readings, submissions, audit_rows, try_counts`)
  await tx.run(sql`alter table audit_rows enable trigger audit_rows_not_truncated`)
}

// How many of the sendings have been written, with their rows of the audit trail.
export async function writtenOf({ databases }: OpenParts, sendings: readonly Sending[]) {
  const accounts = sendings.map(({ customer }) => customer.accountNumber)
  const [row] = await databases.owner.read(
    {},
    sql<{ submissions: number; readings: number; audits: number }>`
      select
        (select count(*)::int from submissions
          where account_number = any (${accounts})) as submissions,
        (select count(*)::int from submitted_readings
          where account_number = any (${accounts})) as readings,
        (select count(*)::int from audit_rows
          where account_number = any (${accounts}) and action = 'readings-submitted') as audits`,
  )
  if (!row) throw new Error('a count gives a row')
  return row
}
