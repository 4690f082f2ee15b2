import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { day, inputOf, on, sendingHouseholds, usual } from '#test/support/sending-households.ts'

const database = await freshDatabase()
const { household, submit, written } = sendingHouseholds(database)

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
