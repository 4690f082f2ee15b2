import type { CalendarDate } from '#base/calendar-date.ts'
import { newUuid } from '#base/ids.ts'
import type { Period } from '#base/period.ts'
import type { ReadingWindow } from '#core/customers/reading-window.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { SubmissionId } from '#core/metering/submission.ts'
import { type SubmissionInput, submitReadings } from '#core/metering/submit-readings.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { TestDatabase } from './database.ts'
import { seed } from './seed.ts'
import { viewedBy, viewerOf } from './viewers.ts'

const readingWindows: readonly ReadingWindow[] = [
  { from: '2018-01' as Period, firstDay: 15, lastDay: 25 },
]

const two = (number: number) => `${number}`.padStart(2, '0')
export const on = (today: string, time = '10:00:00') => ({
  now: Temporal.Instant.from(`${today}T${time}+12:00`),
  today: today as CalendarDate,
  source: 'ab'.repeat(32),
})
export const january = on('2019-01-22')
const freshId = () => newUuid<SubmissionId>(Date.now())

export type Values = Readonly<Record<string, string>>

export function inputOf(
  { accountNumber }: Viewed,
  values: Values,
  more: Partial<SubmissionInput> = {},
) {
  const readings = Object.entries(values).map(([place, typed]) => ({
    meterId: `${accountNumber}-${place.charAt(0)}`,
    zone: place.slice(1) as 'T0',
    typed,
  }))
  return {
    submissionId: freshId(),
    takenOn: '2019-01-22' as CalendarDate,
    readings,
    seen: 'preview' as const,
    corrects: null,
    ...more,
  }
}

export const day = (text: string) => text as CalendarDate
export const usual = { DT1: '3 600', DT2: '01800', ST0: '9650,25' }

// Customers of the core operation, in a database of tests.
export function sendingHouseholds(database: Pick<TestDatabase, 'web' | 'owner'>) {
  const means = {
    db: database.web,
    keyring: keyringFrom(Buffer.alloc(32, 7)),
    utility: { readingWindows },
  }
  let accounts = 0

  // A household of its own for each test: a meter of two zones and one without, read each month.
  async function household(): Promise<Viewed> {
    accounts += 1
    const number = `41101047${`${accounts}`.padStart(2, '0')}`
    const mine = { account_number: number, contract_number: `E-${number}` }
    const months = Array.from({ length: 13 }, (_, index) => index)
    const day = (month: number) => `${month < 12 ? 2018 : 2019}-${two((month % 12) + 1)}-20`
    const rows = months.flatMap((month) =>
      [
        ['D', 'T1', 1_000 + 200 * month],
        ['D', 'T2', 500 + 100 * month],
        ['S', 'T0', 9_000 + 50 * month],
      ].map(([meter, zone, value]) => ({
        account_number: number,
        meter_id: `${number}-${meter}`,
        zone: `${zone}`,
        reading_id: `${number}-${meter}${zone}${month}`,
        taken_on: day(month - 1 < 0 ? 0 : month - 1),
        value: `${value}`,
        extract_row: month + 1,
      })),
    )
    await seed(database.owner, {
      accounts: [{ account_number: number }],
      contracts: [mine],
      meters: [
        { ...mine, meter_id: `${number}-D`, zones: 2, integer_digits: 5 },
        { ...mine, meter_id: `${number}-S`, integer_digits: 4, fraction_digits: 2 },
      ],
      readings: rows,
    })
    return viewedBy(viewerOf([number]))
  }

  const submit = (viewed: Viewed, input: SubmissionInput, arrival = january) =>
    submitReadings(means, arrival, viewed, input)

  // Every reading that was sent of an account, in its order.
  function written({ accountNumber }: Viewed) {
    return database.owner.read(
      {},
      sql`select s.number, right(r.meter_id, 1) || r.zone as place, r.value::text as value,
            to_char(r.period, 'YYYY-MM') as period, r.doubts,
            (select p.number from submitted_readings e
               join submissions p using (account_number, submission_id)
              where e.account_number = r.account_number and e.portal_reading_id = r.replaces
            ) as replaces
          from submitted_readings r join submissions s using (account_number, submission_id)
          where r.account_number = ${accountNumber} order by s.number, place`,
    )
  }

  return { means, household, submit, written }
}
