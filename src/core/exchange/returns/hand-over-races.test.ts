import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { assertHandedOver } from '#test/support/exchange/assert-handed-over.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { readReturns } from '#test/support/exchange/read-return.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { handOver } from './hand-over.ts'

async function world(accounts: number) {
  const database = await freshDatabase()
  const town = sendingTown(database)
  const numbers = Array.from({ length: accounts }, (_, at) => `41200000${10 + at}`)
  for (const number of numbers) await town.settle(number)
  const clock = clockAt('2019-01-23T02:30:00+12:00')
  const means = { db: database.owner, clock, utility: { timeZone: 'Asia/Kamchatka' } }
  return { ...town, numbers, means }
}

test('exporters at once share the packages: each reading in one, no number left out', async () => {
  const { numbers, send, sent, means } = await world(20)
  await Promise.all(
    numbers.map((number) => send(number, { 'D T1': '1', 'D T2': '2', 'S T0': '3' })),
  )
  const folder = await temporaryFolder()
  const runs = Array.from({ length: 4 }, () => handOver({ ...means, mostReadings: 7 }, folder))
  const outcomes = await Promise.all(runs)
  assert.ok(outcomes.every(({ refused }) => refused === undefined))
  const packages = await readReturns(folder)
  assert.ok(packages.length >= 9)
  assertHandedOver(await sent(), packages)
})

test('while people send and correct, every reading goes once and replaces what went', async () => {
  const { numbers, send, sent, means } = await world(6)
  const folder = await temporaryFolder()
  let people = numbers.length
  const everybody = numbers.map(async (number) => {
    for (let round = 1; round <= 12; round += 1) {
      await send(number, {
        'S T0': `${round}`,
        ...(round % 3 ? {} : { 'D T1': '1', 'D T2': `${round}` }),
      })
      if (randomInt(3) === 0) await new Promise((resolve) => setTimeout(resolve, randomInt(30)))
    }
    people -= 1
  })
  const exporters = [1, 2].map(async () => {
    while (people > 0) assert.equal((await handOver(means, folder)).refused, undefined)
  })
  await Promise.all([...everybody, ...exporters])
  await handOver(means, folder)
  const packages = await readReturns(folder)
  const all = await sent()
  assertHandedOver(all, packages)
  const corrections = packages.flatMap(({ readings }) => readings.filter((row) => row.replaces))
  assert.ok(packages.length > 2 && corrections.length > 0, 'they did meet')
})
