import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '#test/support/database.ts'
import { rowOf } from '#test/support/exchange/broken-extracts.ts'
import {
  type Draft,
  fullAfter,
  fullDraft,
  nextDraft,
} from '#test/support/exchange/draft-extract.ts'
import { draftImporter } from '#test/support/exchange/import-draft.ts'
import { importParts } from '#test/support/exchange/import-parts.ts'
import { describeAccount } from './describe-account.ts'
import { findSetAside } from './find-set-aside.ts'
import type { Report } from './report.ts'

const account = (at: number) => `413${String(at).padStart(7, '0')}`

// November and December in full, then January, February and March.
const november = fullDraft()
const january = nextDraft(november)
const february = nextDraft(withAll(january))
const march = nextDraft(withAll(february))

// An increment names only new rows; the month after needs all that is known.
function withAll(draft: Draft): Draft {
  const before = draft === january ? [november] : [november, january]
  return { ...fullAfter(...before, draft), sequence: draft.sequence, periods: draft.periods }
}

async function openWorld() {
  const { owner } = await freshDatabase()
  const parts = await importParts(owner)
  const take = await draftImporter(parts)
  const state = (number: string) => describeAccount({ db: owner, timeZone: 'UTC' }, number)
  const held = async () => {
    const { rows } = await owner.pool.query(
      `select s.account_number as account, since_sequence as since, first_fault as fault,
         a.held_as_of as "heldAsOf"
       from set_aside_accounts s left join accounts a using (account_number) order by 1`,
    )
    return rows
  }
  return { owner, parts, take, state, held }
}

const told = ({ verdict, accounts }: Report) => [verdict, accounts]
const broken = (draft: Draft, change: (draft: Draft) => void) => {
  const copy = structuredClone(draft)
  change(copy)
  return copy
}
// The rows that an increment of January missed, brought along by a later one.
const alsoBringing = (draft: Draft, missed: Draft, number: string) =>
  broken(draft, ({ tables, pdfs }) => {
    const owns = (row: Record<string, string>) =>
      row.account_number === number || row.meter_id === `M-${number}`
    for (const name of ['readings', 'entries', 'balances', 'receipts'] as const) {
      tables[name].push(...missed.tables[name].filter(owns))
    }
    for (const [path, pdf] of Object.entries(missed.pdfs)) {
      if (path.includes(number)) pdfs[path] = pdf
    }
  })

test('an account at fault keeps its previous state until its missed rows come', async () => {
  const clean = await openWorld()
  for (const draft of [november, january, february, march]) await clean.take(draft)
  const { take, state, held, owner } = await openWorld()
  await take(november)
  const before = await state(account(1))

  const bad = broken(january, (draft) => Object.assign(rowOf(draft, 'readings', 0), { value: '1' }))
  deepEqual(told(await take(bad)), ['set-aside', [account(1)]])
  deepEqual(await state(account(1)), before)
  deepEqual(await held(), [
    {
      account: account(1),
      since: 2,
      fault: 'R6 readings:2:value',
      heldAsOf: Temporal.Instant.from('2018-12-31T18:00:00Z'),
    },
  ])
  const again = await take(bad)
  deepEqual([told(again), again.stillAside], [['accept', []], [account(1)]])
  deepEqual(await findSetAside(owner, account(1)), {
    sinceSequence: 2,
    firstFault: 'R6 readings:2:value',
  })
  equal(await findSetAside(owner, account(2)), undefined)
  equal(((await state(account(2))) as { asOf: string }).asOf, '2019-01-31T18:00:00+00:00')

  const second = await take(february)
  deepEqual(told(second), ['set-aside', [account(1)]])
  deepEqual(await state(account(1)), before)
  // February's balances would fit: what was paid in January is what was charged.
  const kinds = second.kept.map(({ file, column, value }) => `${file} ${column} ${value}`)
  deepEqual(kinds, [
    'entries.csv null E-4130000001-2019-01-charge',
    'entries.csv null E-4130000001-2019-01-payment',
    'balances.csv null E-4130000001 2019-01',
    'receipts.csv null 2019-01 1',
  ])

  const both = alsoBringing(alsoBringing(march, january, account(1)), february, account(1))
  deepEqual(told(await take(both)), ['accept', []])
  deepEqual(await held(), [])
  for (const number of [account(1), account(2)]) {
    deepEqual(await state(number), await clean.state(number))
  }
})

test('a full extract heals whatever was missed', async () => {
  const { take, state, held } = await openWorld()
  await take(november)
  await take(
    broken(january, (draft) => Object.assign(rowOf(draft, 'entries', 0), { amount: '1.00' })),
  )
  equal((await held()).length, 1)
  deepEqual(told(await take(fullAfter(november, january))), ['accept', []])
  deepEqual(await held(), [])
  const shown = await state(account(1))
  equal('entries' in shown && shown.entries['2019-01']?.count, 2)
})

test('a full extract of later months heals too; the months between stay unknown', async () => {
  const { take, held } = await openWorld()
  await take(november)
  await take(
    broken(january, (draft) => Object.assign(rowOf(draft, 'entries', 0), { amount: '1.00' })),
  )
  const later = structuredClone(february)
  later.kind = 'full'
  for (const name of ['tariffs', 'accounts', 'contracts', 'meters'] as const) {
    later.tables[name] = november.tables[name]
  }
  deepEqual(told(await take(later)), ['accept', []])
  deepEqual(await held(), [])
})

test('an account that was never published is set aside with its contracts and meters', async () => {
  const { owner, take, state, held } = await openWorld()
  const bad = broken(november, (draft) => {
    Object.assign(rowOf(draft, 'contracts', 0), { service: 'gas' })
    Object.assign(rowOf(draft, 'meters', 1), { zones: '7' })
  })
  deepEqual(told(await take(bad)), ['set-aside', [account(1), account(2)]])
  deepEqual(await state(account(1)), { refused: 'unknown-account' })
  deepEqual(
    (await held()).map(({ account: number }) => number),
    [account(1), account(2)],
  )
  const { rows } = await owner.pool.query(`select count(*)::integer as published from receipts`)
  deepEqual(rows, [{ published: 4 }])

  // Readings of its meter belong to it still, and are no orphans.
  const next = await take(january)
  deepEqual(told(next), ['set-aside', [account(1), account(2)]])
  deepEqual(told(await take(fullAfter(november, january))), ['accept', []])
  deepEqual(await held(), [])
})

test('an account of another branch is named and not held', async () => {
  const { take, state, held } = await openWorld()
  const other = fullDraft('milkovo', 5)
  await take(other)
  const before = await state('4140000001')
  const bad = broken(november, (draft) =>
    Object.assign(rowOf(draft, 'entries', 7), { account_number: '4140000001' }),
  )
  deepEqual(told(await take(bad)), ['set-aside', [account(6), '4140000001']])
  deepEqual(
    (await held()).map(({ account: number }) => number),
    [account(6)],
  )
  deepEqual(await state('4140000001'), before)
  deepEqual(told(await take(nextDraft(other))), ['accept', []])
})

test('what a full extract leaves out is closed, but not what is set aside', async () => {
  const { owner, take } = await openWorld()
  await take(november)
  const full = broken(fullAfter(november, january), ({ tables }) => {
    const gone = [account(10), account(11)]
    for (const name of ['accounts', 'contracts', 'entries', 'balances'] as const) {
      tables[name] = tables[name].filter((row) => !gone.includes(row.account_number ?? ''))
    }
    tables.meters = tables.meters.filter((row) => row.meter_id !== `M-${account(4)}`)
    tables.readings = tables.readings.filter((row) => row.meter_id !== `M-${account(4)}`)
    const kept = tables.accounts.find((row) => row.account_number === account(12))
    Object.assign(kept ?? {}, { kind: 'castle' })
  })
  full.sequence = 2
  deepEqual(told(await take(full)), ['set-aside', [account(12)]])
  const closed = await owner.pool.query(`
    select account_number, closed_on as day from accounts where closed_on is not null
    union all select contract_number, ended_on from contracts where ended_on is not null
    union all select meter_id, removed_on from meters where removed_on is not null order by 1`)
  const day = '2019-02-01'
  deepEqual(closed.rows, [
    { account_number: account(10), day },
    { account_number: account(11), day },
    { account_number: `E-${account(10)}`, day },
    { account_number: `E-${account(11)}`, day },
    { account_number: `M-${account(4)}`, day },
  ])
})
