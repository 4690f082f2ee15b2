import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CalendarDate } from '#base/calendar-date.ts'
import { nextPeriod, type Period } from '#base/period.ts'
import type { Service } from '#core/customers/service.ts'
import type { Balance, Entry, EntryKind, LedgerContract } from './entry.ts'
import { buildStatement, type LedgerFacts } from './statement.ts'

const period = (text: string) => text as Period
const contract = (contractNumber: string, service: Service): LedgerContract => ({
  contractNumber,
  service,
  unit: 'kWh',
})
const entry = (given: Partial<Entry> & Pick<Entry, 'entryId' | 'amount'>): Entry => ({
  contractNumber: 'E',
  period: period('2018-12'),
  kind: 'charge',
  zone: null,
  quantity: null,
  price: null,
  postedOn: '2018-12-31' as CalendarDate,
  note: null,
  ...given,
})
const balance = (given: Partial<Balance>): Balance => ({
  contractNumber: 'E',
  period: period('2018-12'),
  opening: 0n,
  charged: 0n,
  paid: 0n,
  closing: 0n,
  ...given,
})

const december: LedgerFacts = {
  contracts: [contract('E', 'electricity'), contract('H', 'heating')],
  carried: [],
  balances: [
    balance({ opening: 135_335n, charged: 134_686n, paid: -135_335n, closing: 134_686n }),
    balance({ contractNumber: 'H', opening: 500n, charged: 700n, closing: 1_200n }),
  ],
  entries: [
    entry({ entryId: 'L3', contractNumber: 'H', amount: 700n }),
    entry({ entryId: 'L2', amount: 134_686n }),
    entry({
      entryId: 'L1',
      kind: 'payment',
      amount: -135_335n,
      postedOn: '2018-12-09' as CalendarDate,
    }),
  ],
}

test('rows stand in order of time and lead from the opening to the closing', () => {
  const [month] = buildStatement(december, {}).months
  assert.deepEqual(
    month?.lines.map((line) => [line.entryId, line.running]),
    [
      ['L1', 500n],
      ['L2', 135_186n],
      ['L3', 135_886n],
    ],
  )
  assert.equal(month?.opening, 135_835n)
  assert.equal(month?.closing, 135_886n)
})

test('a chosen service has its own running balance', () => {
  const { months, closing } = buildStatement(december, { service: 'heating' })
  assert.deepEqual(
    months[0]?.lines.map((line) => line.running),
    [1_200n],
  )
  assert.equal(closing, 1_200n)
})

test('a chosen kind hides rows and changes no figure', () => {
  const { months, charged } = buildStatement(december, { kind: 'payment' })
  assert.deepEqual(
    months[0]?.lines.map((line) => [line.entryId, line.running]),
    [['L1', 500n]],
  )
  assert.equal(charged, 135_386n)
})

test('a month without a row of the chosen kind is left out', () => {
  assert.deepEqual(buildStatement(december, { kind: 'penalty' }).months, [])
})

test('the opening row explains the opening and is not counted twice', () => {
  const facts = {
    contracts: [contract('E', 'electricity')],
    carried: [],
    balances: [balance({ opening: 900n, charged: 100n, closing: 1_000n })],
    entries: [
      entry({ entryId: 'A', amount: 100n, postedOn: '2018-12-01' as CalendarDate }),
      entry({ entryId: 'B', kind: 'opening', amount: 900n }),
    ],
  }
  const [month] = buildStatement(facts, {}).months
  assert.deepEqual(
    month?.lines.map((line) => [line.entryId, line.running]),
    [
      ['B', 900n],
      ['A', 1_000n],
    ],
  )
})

test('T1 is the peak where the month has a third zone, else the day', () => {
  const zones = (last: 'T2' | 'T3') => {
    const entries = (['T1', 'T2', last] as const).map((zone, index) =>
      entry({ entryId: `Z${index}`, amount: 0n, zone }),
    )
    const facts = { ...december, balances: [balance({})], entries }
    return buildStatement(facts, {}).months[0]?.lines[0]?.zoneName
  }
  assert.equal(zones('T2'), 'day')
  assert.equal(zones('T3'), 'peak')
})

// A household's books over some months: contracts begin late with an opening, pause, and go on.
const books = fc
  .array(
    fc.record({
      begins: fc.nat(3),
      opening: fc.bigInt({ min: -50_000n, max: 50_000n }),
      months: fc.array(
        fc.option(
          fc.array(
            fc.record({
              kind: fc.constantFrom<EntryKind>('charge', 'recalculation', 'penalty', 'benefit'),
              amount: fc.bigInt({ min: -90_000n, max: 90_000n }),
              paid: fc.bigInt({ min: -90_000n, max: 0n }),
              day: fc.integer({ min: 10, max: 28 }),
            }),
            { maxLength: 3 },
          ),
          { freq: 3 },
        ),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(factsOf)

type Book = {
  begins: number
  opening: bigint
  months: ({ kind: EntryKind; amount: bigint; paid: bigint; day: number }[] | null)[]
}

function factsOf(list: readonly Book[]): LedgerFacts {
  const entries: Entry[] = []
  const balances: Balance[] = []
  for (const [index, book] of list.entries()) {
    const contractNumber = `C${index}`
    let at = period('2018-01')
    for (let skipped = 0; skipped < book.begins; skipped += 1) at = nextPeriod(at)
    let standing = book.opening
    let first = true
    for (const rows of book.months) {
      const put = (kind: EntryKind, amount: bigint, day = 1) =>
        entries.push(
          entry({
            entryId: `L${entries.length}`,
            contractNumber,
            period: at,
            kind,
            amount,
            postedOn: `${at}-${day}` as CalendarDate,
          }),
        )
      if (rows) {
        if (first) put('opening', standing)
        first = false
        for (const row of rows) {
          put(row.kind, row.amount, row.day)
          put('payment', row.paid, row.day)
        }
        const charged = rows.reduce((all, row) => all + row.amount, 0n)
        const paid = rows.reduce((all, row) => all + row.paid, 0n)
        const closing = standing + charged + paid
        balances.push({ contractNumber, period: at, opening: standing, charged, paid, closing })
        standing = closing
      }
      at = nextPeriod(at)
    }
  }
  const contracts = list.map((_, index) =>
    contract(`C${index}`, index % 2 ? 'heating' : 'hot_water'),
  )
  return { contracts, carried: [], balances, entries }
}

test('every month adds up, its rows lead to its closing, nothing is lost between months', () => {
  fc.assert(
    fc.property(books, (facts) => {
      const statement = buildStatement(facts, {})
      assert.equal(statement.opening + statement.charged + statement.paid, statement.closing)
      const inTime = statement.months.toReversed()
      for (const [index, month] of inTime.entries()) {
        assert.equal(month.opening + month.charged + month.paid, month.closing)
        assert.equal(month.lines.at(-1)?.running ?? month.opening, month.closing)
        const brought = month.lines.filter((line) => line.kind === 'opening')
        const before = inTime[index - 1]?.closing ?? 0n
        assert.equal(month.opening, before + brought.reduce((all, { amount }) => all + amount, 0n))
      }
      assert.equal(statement.months.flatMap(({ lines }) => lines).length, facts.entries.length)
    }),
  )
})

test('a range begun later shows the same months, given what stood before it', () => {
  fc.assert(
    fc.property(books, fc.nat(5), (facts, skipped) => {
      const whole = buildStatement(facts, {})
      const from = whole.months.toReversed()[skipped]?.period ?? period('2100-12')
      const before = facts.balances.filter((one) => one.period < from)
      const carried = new Map(before.map((one) => [one.contractNumber, one.closing]))
      const part = buildStatement(
        {
          contracts: facts.contracts,
          carried: [...carried].map(([contractNumber, closing]) => ({ contractNumber, closing })),
          balances: facts.balances.filter((one) => one.period >= from),
          entries: facts.entries.filter((one) => one.period >= from),
        },
        {},
      )
      assert.deepEqual(
        part.months,
        whole.months.filter((month) => month.period >= from),
      )
    }),
  )
})

test('the services together are the whole', () => {
  fc.assert(
    fc.property(books, (facts) => {
      const whole = buildStatement(facts, {})
      const parts = (['heating', 'hot_water'] as const).map((service) =>
        buildStatement(facts, { service }),
      )
      const charged = parts.reduce((all, part) => all + part.charged, 0n)
      assert.equal(charged, whole.charged)
    }),
  )
})
