// What billing answers under ids that are written otherwise, or are nobody's, or another's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { fullDraft, nextDraft, type Row } from '#test/support/exchange/draft-extract.ts'
import { draftImporter } from '#test/support/exchange/import-draft.ts'
import { importParts, temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { checkAnswers } from './check-answers.ts'
import { handOver } from './hand-over.ts'
import { listOpenReadings } from './list-open-readings.ts'

const [ONE, TWO, FOUR] = ['4130000001', '4130000002', '4130000004']
const database = await freshDatabase()
const take = await draftImporter(await importParts(database.owner))
const { send, sent } = sendingTown(database)
const clock = clockAt('2019-01-26T02:30:00+12:00')
const utility = { timeZone: 'Asia/Kamchatka', returns: { at: [], answerWithinDays: 40 } }
const means = { db: database.owner, clock, utility }

const first = fullDraft('elizovo', 220)
const january = nextDraft(first)
const february = nextDraft(january)
const ids = new Map<string, string>()

function answer(place: string, id: string, day = '2019-01-22'): Row {
  const [meter_id = '', zone = ''] = place.split(' ')
  const key = { reading_id: `B-${place}-${id}-${day}`, meter_id, zone, portal_reading_id: id }
  const rejected = { status: 'rejected', reject_reason: 'Нет', used_in: '' }
  return { ...key, taken_on: day, value: '1', source: 'customer', ...rejected }
}

async function unanswered(): Promise<string[]> {
  clock.advance({ hours: 24 * 50 })
  const open = await listOpenReadings(means, { doubted: false, unanswered: true })
  clock.advance({ hours: -24 * 50 })
  return open.map(({ meterId, zone }) => `${meterId} ${zone}`)
}

test('an id in capital letters answers like any other, and again is no change', async () => {
  assert.equal((await take(first)).verdict, 'accept')
  await send(ONE, { [`M-${ONE} T0`]: '1180' }, { sure: true })
  await send(TWO, { [`M-${TWO} T1`]: '1290', [`M-${TWO} T2`]: '1310' }, { sure: true })
  await send(FOUR, { [`M-${FOUR} T0`]: '1180' }, { sure: true })
  await handOver(means, await temporaryFolder())
  for (const { place, id } of await sent()) ids.set(place, id)
  const place = `M-${ONE} T0`
  const answers = [answer(place, ids.get(place)?.toUpperCase() ?? '')]
  january.tables.readings = answers
  const taken = await take(january)
  assert.deepEqual([taken.verdict, taken.faults, taken.notes], ['accept', 0, []])
  assert.deepEqual(await unanswered(), [`M-${TWO} T1`, `M-${TWO} T2`, `M-${FOUR} T0`])
  // As it would stand had it been published before letter case was levelled.
  const upper = sql`update readings set portal_reading_id = upper(portal_reading_id)`
  await database.owner.read({}, upper)
  february.tables.readings = structuredClone(answers)
  const again = await take(february)
  assert.deepEqual([again.verdict, again.faults, again.notes], ['accept', 0, []])
  const lower = sql`update readings set portal_reading_id = lower(portal_reading_id)`
  await database.owner.read({}, lower)
})

test('an id that is malformed, nobody’s or another’s answers nothing, and is told', async () => {
  const march = nextDraft(february)
  const [day, night, four] = [`M-${TWO} T1`, `M-${TWO} T2`, `M-${FOUR} T0`]
  const nobodys = '0197f3c2-0000-7000-8000-000000000000'
  march.tables.readings = [
    answer(day, ids.get(night) ?? '', '2019-02-01'),
    answer(night, ids.get(four) ?? '', '2019-02-02'),
    answer(four, nobodys, '2019-02-03'),
    answer(four, '{A-1}', '2019-02-04'),
  ]
  const taken = await take(march)
  assert.deepEqual([taken.verdict, taken.faults, taken.noted], ['accept', 0, 4])
  const told = taken.notes.map(({ file, line, column, value, account }) =>
    [file, line, column, value, account].join(' '),
  )
  const at = (line: number, id: string | undefined, account: string) =>
    `readings.csv ${line} portal_reading_id ${id} ${account}`
  assert.deepEqual(told, [
    at(2, ids.get(night), TWO),
    at(3, ids.get(four), TWO),
    at(4, nobodys, FOUR),
    at(5, '{a-1}', FOUR),
  ])
  const [sibling, foreign, unknown, malformed] = taken.notes.map(({ message }) => message)
  assert.match(sibling ?? '', new RegExp(`показание другого.*: ${TWO} M-${TWO} T2\\.`))
  assert.match(foreign ?? '', new RegExp(`показание другого.*: ${FOUR} M-${FOUR} T0\\.`))
  assert.match(unknown ?? '', /кабинет не передавал/)
  assert.match(malformed ?? '', /вид UUID/)
  assert.deepEqual(await unanswered(), [day, night, four])
})

test('the answers that reach no reading are found again later', async () => {
  const { answers, stray, first } = await checkAnswers({ db: database.owner })
  assert.deepEqual([answers, stray, first.length], [5, 4, 4])
  assert.equal(first[0]?.account, TWO)
})

test('an answer to a reading that no package has taken yet is told, and counts', async () => {
  const march = nextDraft(february)
  const april = nextDraft(march)
  await send(FOUR, { [`M-${FOUR} T0`]: '1199' }, { sure: true, at: '2019-03-22T10:00:00+12:00' })
  const place = `M-${FOUR} T0`
  const waits = (await sent()).find((one) => one.place === place && one.returnSequence === null)
  april.tables.readings = [answer(place, waits?.id ?? '', '2019-03-22')]
  const taken = await take(april)
  assert.equal(taken.notes.length, 1)
  assert.match(taken.notes[0]?.message ?? '', /ещё не вошло ни в один пакет. Ответ принят/)
})
