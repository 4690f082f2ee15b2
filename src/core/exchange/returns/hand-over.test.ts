import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { sql } from '#platform/postgres/sql.ts'
import { freshDatabase } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { type ReadReturn, readReturn, readReturns } from '#test/support/exchange/read-return.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { type ReturnCrashPoint, returnCrashPoints } from './crash-points.ts'
import { handOver } from './hand-over.ts'
import { writeReturnAgain } from './write-return-again.ts'

const [FLAT, HOUSE, SHOP] = ['4110104729', '4110104730', '4110104731']

// Each test has a cabinet of its own, with two accounts, and a folder.
async function world() {
  const database = await freshDatabase()
  const town = sendingTown(database)
  await town.settle(FLAT)
  await town.settle(HOUSE)
  const clock = clockAt('2019-01-23T02:30:00.250+12:00')
  const means = { db: database.owner, clock, utility: { timeZone: 'Asia/Kamchatka' } }
  const folder = await temporaryFolder()
  return { ...database, ...town, clock, means, folder, give: () => handOver(means, folder) }
}

async function bytesOf(path: string): Promise<Record<string, string>> {
  const names = await readdir(path)
  const read = async (name: string) => [name, (await readFile(join(path, name))).toString('hex')]
  return Object.fromEntries(await Promise.all(names.map(read)))
}

// What a package says, with submissions' numbers in place of ids.
async function told({ sent }: Awaited<ReturnType<typeof world>>, { readings }: ReadReturn) {
  const all = await sent()
  const numberOf = (id = '') => all.find((one) => one.id === id)?.number ?? null
  return readings
    .map(({ portal_reading_id, meter_id, zone, value, replaces }) => {
      return [numberOf(portal_reading_id), `${meter_id} ${zone}`, value, numberOf(replaces)]
    })
    .sort()
}

test('what was sent goes into a package that billing can read, and on record', async () => {
  const { send, give, folder, owner, clock } = await world()
  await send(FLAT, { 'D T1': '3 600', 'D T2': '01800', 'S T0': '9650,250' })
  await send(HOUSE, { 'S T0': '0' }, { at: '2019-01-22T23:59:59.123456+12:00' })
  const outcome = await give()
  const path = join(folder, 'return-0001')
  assert.deepEqual(outcome, {
    packages: [{ sequence: 1, readings: 4, payments: 0, path, earlier: false }],
  })
  const read = await readReturn(path)
  assert.equal(read.created, '2019-01-23T02:30:00.25+12:00')
  assert.deepEqual(
    read.readings.map(({ portal_reading_id, ...rest }) => Object.values(rest).join(' ')).sort(),
    [
      '4110104729-D T1 2019-01-22 3600 2019-01-22T10:00:00+12:00 ',
      '4110104729-D T2 2019-01-22 1800 2019-01-22T10:00:00+12:00 ',
      '4110104729-S T0 2019-01-22 9650.250 2019-01-22T10:00:00+12:00 ',
      '4110104730-S T0 2019-01-22 0 2019-01-22T23:59:59.123456+12:00 ',
    ],
  )
  const ids = read.readings.map((row) => row.portal_reading_id)
  assert.deepEqual(ids, ids.toSorted())
  const [stored] = await owner.read({}, sql<Record<string, unknown>>`select * from returns`)
  assert.deepEqual(stored?.manifest, read.bytes['datapackage.json'])
  assert.deepEqual(stored?.portal_readings, read.bytes['portal_readings.csv'])
  assert.deepEqual(stored?.portal_payments, read.bytes['portal_payments.csv'])
  assert.deepEqual(stored?.written_at, clock.now())
  const audit = await owner.read(
    {},
    sql<{ outcome: string; details: { manifestSha256: string } }>`
      select outcome, details from audit_rows where action = 'readings-handed-over'`,
  )
  assert.deepEqual(
    audit.map((row) => [row.outcome, Object.keys(row.details).sort().join()]),
    [['done', 'manifestSha256,readings,sequence']],
  )
})

test('nothing waiting makes no package, and the next one brings only what is new', async () => {
  const { send, give, folder } = await world()
  assert.deepEqual(await give(), { packages: [] })
  assert.deepEqual(await readdir(folder), [])
  await send(FLAT, { 'S T0': '1' })
  await give()
  assert.deepEqual(await give(), { packages: [] })
  await send(HOUSE, { 'S T0': '2' })
  assert.equal((await give()).packages[0]?.sequence, 2)
  const [first, second] = await readReturns(folder)
  assert.deepEqual([first?.readings.length, second?.readings[0]?.value], [1, '2'])
})

test('a correction names what billing has, whatever was corrected in between', async () => {
  const made = await world()
  const { send, give, folder } = made
  const next = async (values: readonly string[]) => {
    for (const value of values) await send(FLAT, { 'S T0': value })
    const path = (await give()).packages[0]?.path ?? ''
    return await told(made, await readReturn(path))
  }
  const place = `${FLAT}-S T0`
  // 2 stands instead of 1 before billing has seen either.
  assert.deepEqual(await next(['10', '11']), [[2, place, '11', null]])
  // 4 stands instead of 3, and that instead of 2, which billing has.
  assert.deepEqual(await next(['12', '13']), [[4, place, '13', 2]])
  assert.deepEqual(await next(['14']), [[5, place, '14', 4]])
  assert.deepEqual(await next(['15', '16', '17', '18']), [[9, place, '18', 5]])
  const handed = (await readReturns(folder)).flatMap(({ readings }) => readings)
  assert.equal(handed.length, 4)
})

test('a correction that commits while a package is made replaces what went into it', async () => {
  const made = await world()
  const { send, means, folder } = made
  await send(FLAT, { 'S T0': '10' })
  // Between the moment that decides and the commit.
  const crashPoint = async (point: ReturnCrashPoint) => {
    if (point === 'after-marking') await send(FLAT, { 'S T0': '11' })
  }
  await handOver({ ...means, crashPoint }, folder)
  const packages = await readReturns(folder)
  assert.deepEqual(await Promise.all(packages.map((one) => told(made, one))), [
    [[1, `${FLAT}-S T0`, '10', null]],
    [[2, `${FLAT}-S T0`, '11', 1]],
  ])
})

test('ids of billing that CSV must quote come through as they are', async () => {
  const { send, give, folder, owner } = await world()
  const meterId = 'ПУ;«7"»,=1+1'
  await owner.pool.query(
    `insert into meters select account_number, $1, contract_number, serial_number, model, zones,
       integer_digits, fraction_digits, ratio, installed_on, removed_on, verified_on, verify_before,
       place, accepts_readings from meters where meter_id = $2`,
    [meterId, `${FLAT}-S`],
  )
  await send(FLAT, { [`${meterId} T0`]: '1,500' })
  await give()
  const [read] = await readReturns(folder)
  assert.deepEqual([read?.readings[0]?.meter_id, read?.readings[0]?.value], [meterId, '1.500'])
})

test('a lost package is written again byte for byte, and that is on record', async () => {
  const { send, give, means, folder, owner, clock } = await world()
  await send(FLAT, { 'D T1': '1', 'D T2': '2' })
  const path = (await give()).packages[0]?.path ?? ''
  const before = await bytesOf(path)
  await rm(path, { recursive: true })
  clock.advance({ hours: 24_000 })
  assert.deepEqual(await give(), { packages: [] })
  const elsewhere = await temporaryFolder()
  for (const place of [folder, elsewhere, elsewhere]) {
    const again = await writeReturnAgain(means, place, 1)
    assert.ok('path' in again)
    assert.deepEqual(await bytesOf(again.path), before)
  }
  const last = { refused: 'no-such-return', last: 1 }
  for (const sequence of [0, 2, -1]) {
    assert.deepEqual(await writeReturnAgain(means, folder, sequence), last)
  }
  const nowhere = await writeReturnAgain(means, join(folder, 'nowhere'), 1)
  assert.deepEqual(nowhere, { refused: 'no-folder' })
  const audit = await owner.read(
    {},
    sql`select 1 from audit_rows where action = 'readings-handed-over' and outcome = 'again'`,
  )
  assert.equal(audit.length, 3)
})

test('what has its name with other bytes is left as it is, and refused', async () => {
  const { send, give, means, folder } = await world()
  await send(FLAT, { 'S T0': '1' })
  const path = join(folder, 'return-0001')
  const refusal = (differs: string) => ({
    packages: [],
    refused: 'occupied',
    sequence: 1,
    path,
    differs,
  })
  await writeFile(path, 'a file')
  assert.deepEqual(await give(), refusal(''))
  assert.equal(await readFile(path, 'utf8'), 'a file')
  await rm(path)
  await mkdir(path)
  await writeFile(join(path, 'strange.txt'), '')
  assert.deepEqual(await give(), refusal('strange.txt'))
  await rm(join(path, 'strange.txt'))
  await writeFile(join(path, 'portal_readings.csv'), 'other')
  assert.deepEqual(await give(), refusal('portal_readings.csv'))
  assert.deepEqual(await readdir(path), ['portal_readings.csv'])
  // What waits in the meantime is in no hurry to be recorded behind it.
  await send(HOUSE, { 'S T0': '1' })
  await give()
  await rm(path, { recursive: true })
  const { packages } = await give()
  assert.deepEqual(
    packages.map(({ sequence, earlier }) => [sequence, earlier]),
    [
      [1, true],
      [2, false],
    ],
  )
  const changed = join(path, 'datapackage.json')
  await writeFile(changed, `${await readFile(changed, 'utf8')} `)
  const again = await writeReturnAgain(means, folder, 1)
  assert.equal('refused' in again && again.refused, 'occupied')
})

test('a folder that is not there is refused before anything is recorded', async () => {
  const { send, means, folder, sent } = await world()
  await send(FLAT, { 'S T0': '1' })
  const file = join(folder, 'file')
  await writeFile(file, '')
  for (const path of [join(folder, 'nowhere'), file, join(file, 'deeper')]) {
    assert.deepEqual(await handOver(means, path), { packages: [], refused: 'no-folder' })
  }
  assert.deepEqual(
    (await sent()).map((one) => one.returnSequence),
    [null],
  )
})

test('a run that ends at any point is completed by the next, each reading in one', async () => {
  for (const deadly of returnCrashPoints) {
    const { send, give, means, folder, sent } = await world()
    await send(FLAT, { 'D T1': '1', 'D T2': '2' })
    await send(HOUSE, { 'S T0': '3' })
    const passed: ReturnCrashPoint[] = []
    const crashPoint = (point: ReturnCrashPoint) => {
      passed.push(point)
      if (point === deadly) throw new Error(`died ${deadly}`)
    }
    await assert.rejects(handOver({ ...means, crashPoint }, folder), new RegExp(`died ${deadly}`))
    assert.equal(passed.at(-1), deadly)
    await give()
    const packages = await readReturns(folder)
    const ids = packages.flatMap(({ readings }) => readings.map((row) => row.portal_reading_id))
    assert.deepEqual(ids.sort(), (await sent()).map(({ id }) => id).sort(), deadly)
    assert.equal(packages.length, 1)
    assert.deepEqual(await readdir(folder), ['return-0001'])
  }
})

test('what does not fit into one package goes into the next', async () => {
  const { send, means, folder } = await world()
  await send(FLAT, { 'D T1': '1', 'D T2': '2', 'S T0': '3' })
  await send(HOUSE, { 'D T1': '4', 'D T2': '5' })
  const { packages } = await handOver({ ...means, mostReadings: 2 }, folder)
  assert.deepEqual(
    packages.map(({ sequence, readings }) => [sequence, readings]),
    [
      [1, 2],
      [2, 2],
      [3, 1],
    ],
  )
  await readReturns(folder)
})

test('leftovers of a crash go after an hour, and nothing else does', async () => {
  const { send, give, folder } = await world()
  const leftovers = ['.return-0001-00c0ffee', '.return-0001-deadbeef', '.return-mine']
  const old = Date.now() / 1000 - 4000
  for (const [index, name] of leftovers.entries()) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'datapackage.json'), '{')
    if (index !== 1) await utimes(join(folder, name), old, old)
  }
  await send(FLAT, { 'S T0': '1' })
  await give()
  assert.deepEqual((await readdir(folder)).sort(), [
    '.return-0001-deadbeef',
    '.return-mine',
    'return-0001',
  ])
  assert.ok((await stat(join(folder, 'return-0001'))).isDirectory())
})

test('the web sees no package, and can hand nothing over', async () => {
  const { web, give, send } = await world()
  await send(FLAT, { 'S T0': '1' })
  await give()
  const scope = { accounts: [FLAT, SHOP] }
  for (const statement of [
    'select * from returns',
    'delete from returns',
    'update returns set written_at = now()',
    'update submitted_readings set return_sequence = 9, handed_over_at = now()',
  ]) {
    const work = web.transaction(scope, ({ client }) => client.query(statement))
    await assert.rejects(work, { code: '42501' }, statement)
  }
})

test('a package that was made stays as it was, even for its owner', async () => {
  const { owner, give, send } = await world()
  await send(FLAT, { 'S T0': '1' })
  await give()
  for (const statement of [
    'update returns set manifest = portal_payments',
    'update returns set written_at = null',
    'delete from returns',
    'truncate returns',
  ]) {
    await assert.rejects(owner.pool.query(statement), { code: '23001' }, statement)
  }
})
