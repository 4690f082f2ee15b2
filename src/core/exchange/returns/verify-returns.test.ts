import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { handOver } from './hand-over.ts'
import { makeReturn } from './make-return.ts'
import { verifyReturns } from './verify-returns.ts'

const FLAT = '4110104729'

// Four packages, the last of them not written yet.
async function world() {
  const { owner, ...database } = await freshDatabase()
  const { settle, send } = sendingTown({ owner, ...database })
  await settle(FLAT)
  const clock = clockAt('2019-01-23T02:30:00+12:00')
  const means = { db: owner, clock, utility: { timeZone: 'Asia/Kamchatka' } }
  const folder = await temporaryFolder()
  for (const value of ['1', '2', '3']) {
    await send(FLAT, { 'S T0': value })
    await handOver(means, folder)
  }
  await send(FLAT, { 'S T0': '4' })
  await makeReturn(means)
  // A hand on the disk asks no trigger.
  const tamper = async (statement: string) => {
    await owner.pool.query(`alter table returns disable trigger user; ${statement}`)
  }
  return { owner, tamper }
}

test('packages as they were made are in order', async () => {
  const { owner } = await world()
  assert.deepEqual(await verifyReturns({ db: owner }), { checked: 4, unwritten: 1, faults: [] })
  const empty = await freshDatabase()
  assert.deepEqual(await verifyReturns({ db: empty.owner }), {
    checked: 0,
    unwritten: 0,
    faults: [],
  })
})

test('whatever is changed or lost afterwards is found, and named', async () => {
  const set = (change: string) => `update returns set ${change} where sequence = 2`
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [set(`portal_readings = portal_readings || '\\x0a'`), ['table-changed 2']],
    [set(`portal_payments = ''`), ['table-changed 2']],
    [set(`manifest = ''`), ['manifest-changed 2']],
    [set(`manifest = '{}'`), ['manifest-changed 2']],
    [set('manifest = (select manifest from returns where sequence = 1)'), ['manifest-changed 2']],
    [set('readings = 2'), ['counts-differ 2']],
    [
      'update submitted_readings set return_sequence = 3 where return_sequence = 2',
      ['counts-differ 2', 'counts-differ 3'],
    ],
    ['delete from returns where sequence = 2', ['missing 2', 'readings-astray 2']],
    ['delete from returns where sequence = 4', ['readings-astray 4']],
  ]
  for (const [statement, expected] of cases) {
    const { owner, tamper } = await world()
    await tamper(statement)
    const { faults } = await verifyReturns({ db: owner })
    assert.deepEqual(
      faults.map(({ kind, sequence }) => `${kind} ${sequence}`),
      expected,
      statement,
    )
  }
})
