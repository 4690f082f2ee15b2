import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { newUuid } from '#base/ids.ts'
import type { Period } from '#base/period.ts'
import type { ReadingWindow } from '#core/customers/reading-window.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { keyringFrom } from '#platform/keyring.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import { forged, viewedBy, viewerOf } from '#test/support/viewers.ts'
import type { SubmissionId } from './submission.ts'
import { type SubmissionInput, submitReadings } from './submit-readings.ts'

const OTHER = '4110112648'
const database = await freshDatabase()
const readingWindows: readonly ReadingWindow[] = [
  { from: '2018-01' as Period, firstDay: 15, lastDay: 25 },
]
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

const two = (number: number) => `${number}`.padStart(2, '0')
const on = (today: string, time = '10:00:00') => ({
  now: Temporal.Instant.from(`${today}T${time}+12:00`),
  today: today as CalendarDate,
  source: 'ab'.repeat(32),
})
const january = on('2019-01-22')
const freshId = () => newUuid<SubmissionId>(Date.now())

type Values = Readonly<Record<string, string>>

function inputOf({ accountNumber }: Viewed, values: Values, more: Partial<SubmissionInput> = {}) {
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

const day = (text: string) => text as CalendarDate
const usual = { DT1: '3 600', DT2: '01800', ST0: '9650,25' }
const submit = (viewed: Viewed, input: SubmissionInput, arrival = january) =>
  submitReadings(means, arrival, viewed, input)

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

test('what is sent in the window is for the bill of the month, exactly as typed', async () => {
  const viewed = await household()
  assert.deepEqual(await submit(viewed, inputOf(viewed, usual)), { number: 1, again: false })
  const rest = { number: 1, period: '2019-01', doubts: [], replaces: null }
  assert.deepEqual(await written(viewed), [
    { ...rest, place: 'DT1', value: '3600' },
    { ...rest, place: 'DT2', value: '1800' },
    { ...rest, place: 'ST0', value: '9650.25' },
  ])
})

test('the moment of arrival decides the bill: after the window it is the next one', async () => {
  const viewed = await household()
  const late = { ...inputOf(viewed, usual), takenOn: '2019-01-25' as CalendarDate }
  await submit(viewed, late, on('2019-01-26', '00:00:00'))
  const [first] = await written(viewed)
  assert.equal((first as { period?: string }).period, '2019-02')
  const other = await household()
  await submit(other, { ...late, ...inputOf(other, usual) }, on('2019-01-25', '23:59:59'))
  assert.equal(((await written(other))[0] as { period?: string }).period, '2019-01')
})

test('fifty twins of one submission are one', async () => {
  const viewed = await household()
  const input = inputOf(viewed, usual)
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => submit(viewed, input)))
  assert.ok(outcomes.every((outcome) => 'number' in outcome && outcome.number === 1))
  assert.equal(outcomes.filter((outcome) => 'again' in outcome && !outcome.again).length, 1)
  assert.equal((await written(viewed)).length, 3)
  const [audit] = await database.owner.read(
    {},
    sql<{ rows: bigint }>`select count(*) as rows from audit_rows
      where account_number = ${viewed.accountNumber} and action = 'readings-submitted'`,
  )
  assert.equal(audit?.rows, 1n)
})

test('the same values under other ids are one submission too, however many at once', async () => {
  const viewed = await household()
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => submit(viewed, inputOf(viewed, usual))),
  )
  assert.ok(outcomes.every((outcome) => 'number' in outcome && outcome.number === 1))
})

test('the same id with other values is refused, and told', async () => {
  const viewed = await household()
  const input = inputOf(viewed, usual)
  await submit(viewed, input)
  const other = { ...inputOf(viewed, { ...usual, ST0: '9660' }), submissionId: input.submissionId }
  const refused = await submit(viewed, other)
  assert.ok('refused' in refused && refused.refused === 'id-used')
  assert.equal(refused.number, 1)
  assert.notEqual(refused.form.submissionId, input.submissionId)
  assert.equal((await written(viewed)).length, 3)
  const [row] = await database.owner.read(
    {},
    sql`select outcome from audit_rows
      where account_number = ${viewed.accountNumber} and action = 'readings-refused'`,
  )
  assert.deepEqual(row, { outcome: 'id-used' })
})

test('a retry is the same submission, though a later reading has come in between', async () => {
  const viewed = await household()
  const { accountNumber } = viewed
  const values = { DT1: '3 600', DT2: '01800', ST0: '9650,250' }
  const input = { ...inputOf(viewed, values), takenOn: '2019-01-21' as CalendarDate }
  assert.deepEqual(await submit(viewed, input), { number: 1, again: false })
  await seed(database.owner, {
    readings: [
      {
        account_number: accountNumber,
        meter_id: `${accountNumber}-S`,
        reading_id: `${accountNumber}-inspector`,
        taken_on: '2019-01-22',
        value: '9651',
        source: 'inspector',
        extract_row: 99,
      },
    ],
  })
  const retry = await submit(viewed, input, on('2019-01-23'))
  assert.deepEqual(retry, { number: 1, again: true })
  const fewer = { ...input, readings: input.readings.slice(0, 2) }
  const partial = await submit(viewed, fewer, on('2019-01-23'))
  assert.equal('refused' in partial && partial.refused, 'id-used')
})

test('another value for the same bill replaces the one before', async () => {
  const viewed = await household()
  await submit(viewed, inputOf(viewed, usual))
  const next = await submit(viewed, inputOf(viewed, { ST0: '9655' }))
  assert.deepEqual(next, { number: 2, again: false })
  assert.deepEqual((await written(viewed)).at(-1), {
    number: 2,
    place: 'ST0',
    value: '9655',
    period: '2019-01',
    doubts: [],
    replaces: 1,
  })
})

test('people who send different values at once are numbered one after another', async () => {
  const viewed = await household()
  const sent = await Promise.all(
    ['9651', '9652', '9653', '9654', '9655'].map((ST0) => submit(viewed, inputOf(viewed, { ST0 }))),
  )
  assert.deepEqual(sent.map((one) => ('number' in one ? one.number : one)).sort(), [1, 2, 3, 4, 5])
  const chain = (await written(viewed)) as { number: number; replaces: number | null }[]
  assert.deepEqual(
    chain.map(({ replaces }) => replaces),
    [null, 1, 2, 3, 4],
  )
})

test('a correction keeps the bill of what it puts right, until billing has answered', async () => {
  const viewed = await household()
  await submit(viewed, inputOf(viewed, { ST0: '9650' }))
  const late = on('2019-01-27')
  const right = inputOf(viewed, { ST0: '9655' }, { corrects: 1 })
  assert.deepEqual(await submit(viewed, right, late), { number: 2, again: false })
  const corrected = (await written(viewed)).at(-1) as { period: string; replaces: number }
  assert.deepEqual([corrected.period, corrected.replaces], ['2019-01', 1])
  const again = await submit(viewed, inputOf(viewed, { ST0: '9656' }, { corrects: 1 }), late)
  assert.equal('refused' in again && again.refused, 'past-correction')
})

test('a correction is measured from what was before it, as what it puts right was', async () => {
  const viewed = await household()
  await submit(viewed, inputOf(viewed, { ST0: '9690' }))
  const late = on('2019-01-27')
  const lower = await submit(viewed, inputOf(viewed, { ST0: '9640' }, { corrects: 1 }), late)
  assert.deepEqual(lower, { number: 2, again: false })
  const onDay = { corrects: 2, takenOn: day('2019-01-20') }
  const earlier = inputOf(viewed, { ST0: '9639' }, onDay)
  assert.deepEqual(await submit(viewed, earlier, late), { number: 3, again: false })
  const far = await submit(viewed, inputOf(viewed, { ST0: '9999' }, { corrects: 3 }), late)
  assert.ok('refused' in far && far.refused === 'to-be-confirmed')
  assert.equal(far.readings[0]?.doubt, 'far-above')
  const rows = (await written(viewed)) as { period: string; doubts: string[]; replaces: unknown }[]
  assert.deepEqual(
    rows.map(({ period, doubts, replaces }) => [period, doubts, replaces]),
    [
      ['2019-01', [], null],
      ['2019-01', [], 1],
      ['2019-01', [], 2],
    ],
  )
})

test('what went for an earlier bill is put right though more was sent since', async () => {
  const viewed = await household()
  await submit(viewed, inputOf(viewed, { ST0: '9690' }))
  const late = on('2019-01-27')
  const next = inputOf(viewed, { ST0: '9700' }, { takenOn: day('2019-01-27') })
  assert.deepEqual(await submit(viewed, next, late), { number: 2, again: false })
  const right = inputOf(viewed, { ST0: '9650' }, { corrects: 1 })
  assert.deepEqual(await submit(viewed, right, late), { number: 3, again: false })
  const rows = (await written(viewed)) as { period: string; value: string; replaces: unknown }[]
  assert.deepEqual(
    rows.map(({ period, value, replaces }) => [period, value, replaces]),
    [
      ['2019-01', '9690', null],
      ['2019-02', '9700', null],
      ['2019-01', '9650', 1],
    ],
  )
})

test('a correction of a meter that was not in it is refused whole', async () => {
  const viewed = await household()
  await submit(viewed, inputOf(viewed, { ST0: '9650' }))
  const more = inputOf(viewed, { ...usual, ST0: '9655' }, { corrects: 1 })
  const refused = await submit(viewed, more, on('2019-01-27'))
  assert.equal('refused' in refused && refused.refused, 'past-correction')
  assert.equal((await written(viewed)).length, 1)
})

test('a doubt is asked about, and goes in once it is confirmed as it was shown', async () => {
  const viewed = await household()
  const doubtful = inputOf(viewed, { ST0: '900' })
  const asked = await submit(viewed, doubtful)
  assert.ok('refused' in asked && asked.refused === 'to-be-confirmed')
  assert.equal(asked.readings[0]?.doubt, 'lower')
  const seen = { mark: asked.mark }
  const changed = await submit(viewed, { ...inputOf(viewed, { ST0: '901' }), seen })
  assert.equal('refused' in changed && changed.refused, 'to-be-confirmed')
  assert.deepEqual(await submit(viewed, { ...doubtful, seen }), { number: 1, again: false })
  assert.deepEqual(((await written(viewed))[0] as { doubts: string[] }).doubts, ['lower'])
})

test('without a preview everything is shown before it goes', async () => {
  const viewed = await household()
  const input = inputOf(viewed, usual, { seen: 'nothing' })
  const asked = await submit(viewed, input)
  assert.ok('refused' in asked && asked.refused === 'to-be-confirmed')
  assert.deepEqual(
    asked.readings.map(({ doubt }) => doubt),
    [null, null, null],
  )
  const sure = await submit(viewed, { ...input, seen: { mark: asked.mark } })
  assert.deepEqual(sure, { number: 1, again: false })
})

test('what cannot be taken is named at its place, and nothing of it is written', async () => {
  const viewed = await household()
  const number = viewed.accountNumber
  const problemsOf = async (values: Values, more: Partial<SubmissionInput> = {}) => {
    const refused = await submit(viewed, inputOf(viewed, values, more))
    assert.ok('refused' in refused && refused.refused === 'not-takeable')
    return refused.problems.map(({ meterId, zone, reason }) =>
      [meterId.replace(`${number}-`, ''), zone, reason].join(' '),
    )
  }
  assert.deepEqual(await problemsOf({ DT1: '3600' }), ['D T2 missing-zone'])
  assert.deepEqual(await problemsOf({ DT1: 'много', DT2: '123456', ST0: '9650,251' }), [
    'D T1 not-a-number',
    'D T2 too-many-digits',
    'S T0 too-many-decimals',
  ])
  const day = (takenOn: string) => ({ takenOn: takenOn as CalendarDate })
  assert.deepEqual(await problemsOf({ ST0: '9650' }, day('2019-01-23')), ['S  future-date'])
  assert.deepEqual(await problemsOf({ ST0: '9650' }, day('2018-12-19')), ['S  before-previous'])
  assert.deepEqual(await problemsOf({ XT0: '1' }), ['X  no-such-meter'])
  assert.deepEqual(await written(viewed), [])
  const empty = await submit(viewed, inputOf(viewed, { ST0: '  ' }))
  assert.equal('refused' in empty && empty.refused, 'nothing-typed')
})

test('a meter closed, read by itself or past its verification takes nothing', async () => {
  const viewed = await household()
  const meter = {
    account_number: viewed.accountNumber,
    contract_number: `E-${viewed.accountNumber}`,
  }
  await seed(database.owner, {
    meters: [
      { ...meter, meter_id: `${viewed.accountNumber}-C`, removed_on: '2019-01-10' },
      { ...meter, meter_id: `${viewed.accountNumber}-A`, accepts_readings: false },
      { ...meter, meter_id: `${viewed.accountNumber}-V`, verify_before: '2019-01-21' },
    ],
  })
  const refused = await submit(viewed, inputOf(viewed, { CT0: '1', AT0: '1', VT0: '1' }))
  assert.ok('refused' in refused && refused.refused === 'not-takeable')
  assert.deepEqual(refused.problems.map(({ reason }) => reason).sort(), [
    'meter-closed',
    'read-automatically',
    'verification-expired',
  ])
})

test('a dial that nobody has read takes no day before its meter was installed', async () => {
  const viewed = await household()
  const accountNumber = viewed.accountNumber
  const mine = { account_number: accountNumber, contract_number: `E-${accountNumber}` }
  const meter_id = `${accountNumber}-N`
  await seed(database.owner, { meters: [{ ...mine, meter_id, installed_on: '2019-01-10' }] })
  const early = inputOf(viewed, { NT0: '1' }, { takenOn: '2019-01-09' as CalendarDate })
  const refused = await submit(viewed, early)
  assert.ok('refused' in refused && refused.refused === 'not-takeable')
  assert.deepEqual(refused.problems, [
    { meterId: meter_id, zone: null, reason: 'before-installed' },
  ])
  const thatDay = { ...early, takenOn: '2019-01-10' as CalendarDate }
  assert.deepEqual(await submit(viewed, thatDay), { number: 1, again: false })
})

test('for another’s account nothing is written, whichever wall is asked', async () => {
  const viewed = await household()
  await seed(database.owner, { accounts: [{ account_number: OTHER }] })
  for (const db of [database.web, database.owner]) {
    const outcome = await submitReadings(
      { ...means, db },
      january,
      forged(viewed, OTHER),
      inputOf(viewed, usual),
    )
    assert.deepEqual(outcome, { refused: 'no-such-account' })
  }
})

test('thirty an hour are taken, refusals on record included; the next one waits', async () => {
  const viewed = await household()
  const numberOf = (at: number) => `96${`${at}`.padStart(2, '0')}`
  for (let at = 1; at <= 28; at += 1) {
    const sent = await submit(viewed, inputOf(viewed, { ST0: numberOf(at) }))
    assert.deepEqual(sent, { number: at, again: false })
  }
  const foreign = () => submit(viewed, inputOf(viewed, { XT0: '1' }))
  for (let time = 0; time < 2; time += 1) {
    const refused = await foreign()
    assert.equal('refused' in refused && refused.refused, 'not-takeable')
  }
  const last = inputOf(viewed, { ST0: numberOf(28) })
  for (const capped of [await submit(viewed, inputOf(viewed, { ST0: '9690' })), await foreign()]) {
    assert.ok('refused' in capped && capped.refused === 'too-many-tries')
    assert.equal(capped.retryAfterSeconds, 3600)
    assert.equal(capped.form.lastNumber, 28)
  }
  // What stands already writes nothing, and neither does a slip.
  assert.deepEqual(await submit(viewed, last), { number: 28, again: true })
  const slip = await submit(viewed, inputOf(viewed, { ST0: 'много' }))
  assert.equal('refused' in slip && slip.refused, 'not-takeable')
  const [trail] = await database.owner.read(
    {},
    sql<{ rows: bigint }>`select count(*) as rows from audit_rows
      where account_number = ${viewed.accountNumber}`,
  )
  assert.equal(trail?.rows, 30n)
  const next = on('2019-01-22', '11:00:00')
  const later = await submit(viewed, inputOf(viewed, { ST0: '9690' }), next)
  assert.deepEqual(later, { number: 29, again: false })
})

test('of fifty different ones at once no more are taken than the cap allows', async () => {
  const viewed = await household()
  const numbers = Array.from({ length: 50 }, (_, at) => `96${`${at + 1}`.padStart(2, '0')}`)
  let waiting = numbers
  while (waiting.length > 0) {
    const wave = waiting.slice(0, 5)
    waiting = waiting.slice(5)
    await Promise.all(wave.map((ST0) => submit(viewed, inputOf(viewed, { ST0 }))))
  }
  assert.equal((await written(viewed)).length, 30)
})
