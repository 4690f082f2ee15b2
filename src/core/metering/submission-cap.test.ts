import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { inputOf, on, sendingHouseholds } from '#test/support/sending-households.ts'

const database = await freshDatabase()
const { household, submit, written } = sendingHouseholds(database)

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
