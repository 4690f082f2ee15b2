// There and back: what customers send, what billing reads of it, and what the next extract answers.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { decimalText } from '#base/decimal.ts'
import type { Period } from '#base/period.ts'
import { showReadingForm } from '#core/metering/show-reading-form.ts'
import { clockAt } from '#platform/clock.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { fullDraft, nextDraft } from '#test/support/exchange/draft-extract.ts'
import { draftImporter } from '#test/support/exchange/import-draft.ts'
import { importParts, temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { readReturn } from '#test/support/exchange/read-return.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { viewedBy, viewerOf } from '#test/support/viewers.ts'
import { handOver } from './hand-over.ts'
import { listOpenReadings } from './list-open-readings.ts'

const [ONE, TWO, FOUR] = ['4130000001', '4130000002', '4130000004']
const database = await freshDatabase()
const parts = await importParts(database.owner)
const take = await draftImporter(parts)
const { send, sent } = sendingTown(database)
const folder = await temporaryFolder()
const clock = clockAt('2019-01-26T02:30:00+12:00')
const utility = {
  timeZone: 'Asia/Kamchatka',
  returns: { at: [], answerWithinDays: 40 },
  readingWindows: [{ from: '2018-01' as Period, firstDay: 1, lastDay: 31 }],
}
const means = { db: database.owner, clock, utility }

const answers = () =>
  database.owner.read(
    {},
    sql<Record<string, string | null>>`
      select s.value as sent, d.value, d.status, d.reject_reason as reason,
             to_char(d.used_in, 'YYYY-MM') as "usedIn"
        from submitted_readings s
        left join readings d on d.account_number = s.account_number
         and d.portal_reading_id = s.portal_reading_id::text
       order by s.account_number, s.zone, s.value`,
  )

// What stands on the form: sent, not answered, not replaced.
async function standing(account: string): Promise<string[]> {
  const form = { db: database.web, keyring: parts.keyring, utility }
  const today = { today: '2019-02-02' as CalendarDate }
  const shown = await showReadingForm(form, today, viewedBy(viewerOf([account])))
  const dials = shown?.meters.flatMap((meter) => meter.dials) ?? []
  return dials.flatMap((dial) => (dial.lastSent ? [decimalText(dial.lastSent.value)] : []))
}

test('what was sent is handed over, answered by an extract, and seen to be', async () => {
  const first = fullDraft('elizovo', 220)
  assert.equal((await take(first)).verdict, 'accept')
  await send(ONE, { [`M-${ONE} T0`]: '1180,4' }, { sure: true })
  await send(ONE, { [`M-${ONE} T0`]: '1190,4' }, { at: '2019-01-24T09:00:00+12:00', sure: true })
  await send(TWO, { [`M-${TWO} T1`]: '1290', [`M-${TWO} T2`]: '1310' }, { sure: true })
  await send(FOUR, { [`M-${FOUR} T0`]: '99' }, { sure: true })
  const { packages } = await handOver(means, folder)
  assert.deepEqual(
    packages.map(({ readings }) => readings),
    [4],
  )
  const { readings } = await readReturn(join(folder, 'return-0001'))
  // A billing of the simplest kind: it takes all that does not go backwards.
  const next = nextDraft(first)
  next.tables.readings = readings.map((row) => {
    const taken = row.value !== '99'
    return {
      reading_id: `B-${row.portal_reading_id}`,
      meter_id: row.meter_id ?? '',
      zone: row.zone ?? '',
      taken_on: row.taken_on ?? '',
      value: row.value ?? '',
      source: 'customer',
      status: taken ? 'accepted' : 'rejected',
      reject_reason: taken ? '' : 'Меньше прежнего показания',
      used_in: taken ? '2019-01' : '',
      portal_reading_id: row.portal_reading_id ?? '',
    }
  })
  assert.deepEqual(await standing(ONE), ['1190.4'])
  assert.equal((await take(next)).verdict, 'accept')
  const accepted = { status: 'accepted', reason: null, usedIn: '2019-01' }
  assert.deepEqual(await answers(), [
    { sent: '1180.4', value: null, status: null, reason: null, usedIn: null },
    { sent: '1190.4', value: '1190.4', ...accepted },
    { sent: '1290', value: '1290', ...accepted },
    { sent: '1310', value: '1310', ...accepted },
    {
      sent: '99',
      value: '99',
      status: 'rejected',
      reason: 'Меньше прежнего показания',
      usedIn: null,
    },
  ])
  assert.deepEqual(await standing(ONE), [])
  assert.deepEqual(await standing(FOUR), [])
  clock.advance({ hours: 24 * 50 })
  assert.deepEqual(await listOpenReadings(means, { doubted: true, unanswered: true }), [])
  assert.deepEqual(
    (await sent()).map(({ account, returnSequence }) => [account, returnSequence]),
    [
      [ONE, null],
      [ONE, 1],
      [TWO, 1],
      [TWO, 1],
      [FOUR, 1],
    ],
  )
})
