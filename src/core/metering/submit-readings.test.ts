import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seed } from '#test/support/seed.ts'
import {
  inputOf,
  january,
  on,
  sendingHouseholds,
  usual,
  type Values,
} from '#test/support/sending-households.ts'
import { forged } from '#test/support/viewers.ts'
import { type SubmissionInput, submitReadings } from './submit-readings.ts'

const OTHER = '4110112648'
const database = await freshDatabase()
const { means, household, submit, written } = sendingHouseholds(database)

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
