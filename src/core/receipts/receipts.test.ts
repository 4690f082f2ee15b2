import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { isRefused } from '#base/outcome.ts'
import type { Period } from '#base/period.ts'
import { clockAt } from '#platform/clock.ts'
import type { LogFields } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics/metrics.ts'
import { sql } from '#platform/postgres/sql.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import { freshDatabase } from '#test/support/database.ts'
import { keepCopy } from '#test/support/keep-copy.ts'
import { seed } from '#test/support/seed.ts'
import { forged, viewedBy, viewerOf } from '#test/support/viewers.ts'
import { checkCopy } from './check-copy.ts'
import { findCopy } from './find-copy.ts'
import { agreesWithBooks, findReceipt } from './find-receipt.ts'
import { listReceipts } from './list-receipts.ts'
import { openCopy } from './open-copy.ts'

const FLAT = '4110104729'
const OTHER = '4110112648'
const viewed = viewedBy(viewerOf([FLAT]))
const period = (text: string) => text as Period
const origin = { source: 'ab'.repeat(32) }
const db = await freshDatabase()
const root = await mkdtemp(join(tmpdir(), 'kabinet-receipts-'))
after(() => rm(root, { recursive: true, force: true }))
const files = folderFiles(root)

const hashOf = (text: string) => createHash('sha256').update(text).digest()
for (const text of ['%PDF november', '%PDF december', '%PDF spoilt', '%PDF other']) {
  await keepCopy(files, text)
}
const placeOf = (text: string) => {
  const name = hashOf(text).toString('hex')
  return join(root, name.slice(0, 2), name.slice(2, 4), `${name}.pdf`)
}
await writeFile(placeOf('%PDF spoilt'), '%PDF forged')

await seed(db.owner, {
  accounts: [{ account_number: FLAT }, { account_number: OTHER }],
  contracts: [{ account_number: FLAT, contract_number: 'E-1' }],
  balances: [balance('2018-11', 0, 500, 0), balance('2018-12', 500, 700, -500)],
  receipts: [
    receipt(FLAT, '2018-11', 1, '%PDF november', 0, 500, 0),
    receipt(FLAT, '2018-12', 1, '%PDF spoilt', 500, 690, -500),
    receipt(FLAT, '2018-12', 2, '%PDF december', 500, 700, -500),
    receipt(FLAT, '2018-12', 3, '%PDF lost', 500, 700, -500),
    receipt(OTHER, '2018-12', 1, '%PDF other', 0, 1, 0),
  ],
  receipt_files: [
    { sha256: `\\x${hashOf('%PDF november').toString('hex')}`, ...keyOf(FLAT, '2018-11') },
    { sha256: `\\x${hashOf('%PDF other').toString('hex')}`, ...keyOf(OTHER, '2018-12') },
  ],
})

function keyOf(account_number: string, month: string) {
  return { account_number, period: `${month}-01` }
}
function balance(month: string, opening: number, charged: number, paid: number) {
  const closing = opening + charged + paid
  return { ...keyOf(FLAT, month), contract_number: 'E-1', opening, charged, paid, closing }
}
function receipt(
  account: string,
  month: string,
  revision: number,
  text: string,
  opening: number,
  charged: number,
  paid: number,
) {
  const sums = { opening, charged, paid, total_due: opening + charged + paid }
  const days = { issued_on: '2019-01-01', due_on: '2019-01-10' }
  const sha256 = `\\x${hashOf(text).toString('hex')}`
  return { ...keyOf(account, month), revision, ...sums, ...days, sha256 }
}

test('receipts stand by year, a month’s reissues beside its last one', async () => {
  const list = await listReceipts({ db: db.web }, viewed)
  const shown = list?.years.map(({ year, months }) => [
    year,
    months.map((one) => [
      one.receipt.period,
      one.receipt.revision,
      one.state,
      one.replaced.map((old) => old.revision),
    ]),
  ])
  assert.deepEqual(shown, [
    [
      '2018',
      [
        ['2018-12', 3, 'due', [2, 1]],
        ['2018-11', 1, 'paid', []],
      ],
    ],
  ])
})

test('another’s receipts are not there, whichever wall is asked', async () => {
  const foreign = forged(viewed, OTHER)
  for (const database of [db.web, db.owner]) {
    assert.equal(await listReceipts({ db: database }, foreign), undefined)
    assert.equal(await findReceipt({ db: database }, foreign, period('2018-12'), 1), undefined)
  }
})

test('a receipt agrees with the books to the kopeck, or is not said to', async () => {
  const books = { opening: 500n, charged: 700n, paid: -500n, closing: 700n }
  const found = async (revision: number) => {
    const one = await findReceipt({ db: db.web }, viewed, period('2018-12'), revision)
    assert.ok(one)
    return one
  }
  assert.equal(agreesWithBooks((await found(3)).receipt, books), true)
  assert.equal(agreesWithBooks((await found(1)).receipt, books), false)
  assert.equal((await found(1)).latestRevision, 3)
})

test('copies asked for in one moment are each looked up under their own viewer', async () => {
  const other = viewedBy(viewerOf([OTHER]))
  const month = period('2018-12')
  const asked = [
    findCopy(db.web, viewed, month, 2),
    findCopy(db.web, other, month, 1),
    findCopy(db.web, forged(viewed, OTHER), month, 1),
    findCopy(db.web, forged(other, FLAT), month, 2),
    findCopy(db.web, viewed, period('2018-10'), 1),
    // What no column holds fails the flight for all; the others are answered all the same.
    findCopy(db.web, viewed, month, 100_000),
  ]
  const found = await Promise.allSettled(asked)
  assert.deepEqual(
    found.map((one) => (one.status === 'fulfilled' ? one.value?.toString('hex') : 'failed')),
    [
      hashOf('%PDF december').toString('hex'),
      hashOf('%PDF other').toString('hex'),
      undefined,
      undefined,
      undefined,
      'failed',
    ],
  )
})

function means() {
  const lines: [string, LogFields | undefined][] = []
  const log = {
    info: () => {},
    warn: () => {},
    error: (event: string, fields?: LogFields) => lines.push([event, fields]),
  }
  const clock = clockAt('2019-01-14T03:00:00Z')
  return { db: db.web, files, clock, log, metrics: createMetrics(), lines }
}

async function auditOf(month: string, revision: number) {
  const text = `select action, outcome, account_number from audit_rows
    where details->>'period' = $1 and details->>'revision' = $2`
  return await db.owner.read({}, { name: '', text, values: [month, `${revision}`] })
}

test('a copy is handed out byte for byte and on record', async () => {
  const copy = await openCopy(means(), origin, viewed, period('2018-11'), 1)
  assert.ok(!isRefused(copy))
  assert.equal(copy.bytes.toString(), '%PDF november')
  assert.deepEqual(await auditOf('2018-11', 1), [
    { action: 'receipt-downloaded', outcome: 'done', account_number: FLAT },
  ])
})

for (const [revision, fault] of [
  [1, 'changed'],
  [3, 'missing'],
] as const) {
  test(`a copy not as it was issued (${fault}) is not handed out, and rings`, async () => {
    const around = means()
    const copy = await openCopy(around, origin, viewed, period('2018-12'), revision)
    assert.deepEqual(copy, { refused: 'damaged' })
    const rung = ['alarm.receipt-damaged', { fault, period: '2018-12', revision }]
    assert.deepEqual(around.lines, [rung])
    const told = await around.metrics.text()
    assert.match(told, /^kabinet_alarms_total\{kind="receipt-damaged"\} 1$/m)
    assert.match(told, /^kabinet_alarms_total\{kind="number-guessing"\} 0$/m)
    assert.deepEqual(await auditOf('2018-12', revision), [
      { action: 'receipt-damaged', outcome: fault, account_number: FLAT },
    ])
  })
}

test('a copy that the disk does not give is not handed out either, and rings', async () => {
  const read = () => Promise.reject(Object.assign(new Error('of the disk'), { code: 'EIO' }))
  const around = { ...means(), files: { ...files, read } }
  const copy = await openCopy(around, origin, viewed, period('2018-11'), 1)
  assert.deepEqual(copy, { refused: 'damaged' })
  const rung = { fault: 'unreadable', period: '2018-11', revision: 1 }
  assert.deepEqual(around.lines, [['alarm.receipt-damaged', rung]])
})

test('the copy of another’s receipt is as one that never was', async () => {
  const foreign = forged(viewed, OTHER)
  const asked = [
    await openCopy(means(), origin, foreign, period('2018-12'), 1),
    await openCopy(means(), origin, viewed, period('2018-10'), 1),
    await openCopy(means(), origin, viewed, period('2018-11'), 2),
  ]
  assert.deepEqual(
    asked,
    asked.map(() => ({ refused: 'not-found' })),
  )
})

test('anyone learns of a file whether it was issued and for which month, no more', async () => {
  const around = { db: db.web, clock: clockAt('2019-01-14T03:00:00Z') }
  assert.deepEqual(await checkCopy(around, origin, hashOf('%PDF other')), { period: '2018-12' })
  const unknown = await checkCopy(around, origin, hashOf('%PDF forged'))
  assert.deepEqual(unknown, { refused: 'not-ours' })
})

test('one source checks sixty files an hour, another is not hindered', async () => {
  const around = { db: db.web, clock: clockAt('2019-02-01T03:00:00Z') }
  const busy = { source: 'cd'.repeat(32) }
  for (let count = 0; count < 60; count += 1) await checkCopy(around, busy, hashOf('x'))
  const refused = { refused: 'too-many-tries', retryAfterSeconds: 3600 }
  for (const isFirst of [true, false]) {
    assert.deepEqual(await checkCopy(around, busy, hashOf('x')), { ...refused, isFirst })
  }
  const kept = await db.owner.read(
    {},
    sql`select 1 from audit_rows where action = 'receipt-checked' and outcome = 'too-many-tries'`,
  )
  assert.equal(kept.length, 1)
  assert.deepEqual(await checkCopy(around, origin, hashOf('x')), { refused: 'not-ours' })
})
