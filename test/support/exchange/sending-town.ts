import assert from 'node:assert/strict'
import type { CalendarDate } from '#base/calendar-date.ts'
import { newUuid } from '#base/ids.ts'
import type { Period } from '#base/period.ts'
import type { SubmissionId } from '#core/metering/submission.ts'
import { submitReadings } from '#core/metering/submit-readings.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { viewedBy, viewerOf } from '#test/support/viewers.ts'

type Values = Readonly<Record<string, string>>

type Sending = {
  // When it reaches the cabinet; the dial was read on that day.
  readonly at?: string
  // Also what looks odd: the customer confirms it as it is shown.
  readonly sure?: boolean
}

const readingWindows = [{ from: '2018-01' as Period, firstDay: 1, lastDay: 31 }]

// Customers who send readings as the web has them send, into a database of tests.
export function sendingTown({ web, owner }: Pick<TestDatabase, 'web' | 'owner'>) {
  const means = {
    db: web,
    keyring: keyringFrom(Buffer.alloc(32, 7)),
    utility: { readingWindows },
  }
  return {
    // An account with a meter D of two zones and a meter S of one, which nobody has read.
    settle: async (account: string, branch = 'petropavlovsk') => {
      const mine = { account_number: account, contract_number: `E-${account}` }
      await seed(owner, {
        accounts: [{ account_number: account, branch }],
        contracts: [mine],
        meters: [
          { ...mine, meter_id: `${account}-D`, zones: 2, integer_digits: 5 },
          { ...mine, meter_id: `${account}-S`, integer_digits: 4, fraction_digits: 3 },
        ],
      })
    },
    // Sends values by meter and zone, { 'S T0': '12,50' } on the account's own meters or with their
    // whole ids, and answers with the number of the submission.
    send: async (account: string, values: Values, sending: Sending = {}): Promise<number> => {
      const { at = '2019-01-22T10:00:00+12:00', sure = false } = sending
      const now = Temporal.Instant.from(at)
      const today = at.slice(0, 10) as CalendarDate
      const readings = Object.entries(values).map(([place, typed]) => {
        const [meter = '', zone] = place.split(' ')
        const meterId = meter.length === 1 ? `${account}-${meter}` : meter
        return { meterId, zone: zone as 'T0', typed }
      })
      const submissionId = newUuid<SubmissionId>(now.epochMilliseconds)
      const input = { submissionId, takenOn: today, readings, corrects: null }
      const arrival = { now, today, source: 'ab'.repeat(32) }
      const viewed = viewedBy(viewerOf([account]))
      let outcome = await submitReadings(means, arrival, viewed, { ...input, seen: 'preview' })
      if (sure && 'refused' in outcome && outcome.refused === 'to-be-confirmed') {
        const { mark } = outcome
        outcome = await submitReadings(means, arrival, viewed, { ...input, seen: { mark } })
      }
      assert.ok('number' in outcome, JSON.stringify(outcome, undefined, 1))
      return outcome.number
    },
    // Everything that was sent, with the number of its submission and what became of it.
    sent: async () =>
      await owner.read(
        {},
        sql<SentReading>`
          select r.account_number as account, r.portal_reading_id as id, s.number,
                 concat_ws(' ', r.meter_id, r.zone) as place, r.value, r.replaces,
                 r.return_sequence as "returnSequence"
            from submitted_readings r join submissions s using (account_number, submission_id)
           order by r.account_number, s.number, r.meter_id, r.zone`,
      ),
  }
}

export type SentReading = {
  readonly account: string
  readonly id: string
  readonly number: number
  readonly place: string
  readonly value: string
  readonly replaces: string | null
  readonly returnSequence: number | null
}
