import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import { byYear } from './receipt-years.ts'

const receipts = fc
  .uniqueArray(
    fc.record({
      period: fc.constantFrom('2017-11', '2017-12', '2018-01', '2018-02') as fc.Arbitrary<Period>,
      revision: fc.integer({ min: 1, max: 4 }),
    }),
    { selector: ({ period, revision }) => `${period} ${revision}` },
  )
  .map((list) =>
    list.map((one) => ({
      ...one,
      issuedOn: '2018-03-01' as CalendarDate,
      dueOn: '2018-03-10' as CalendarDate,
      opening: 0n,
      charged: 0n,
      paid: 0n,
      totalDue: 0n,
      bytes: 1,
    })),
  )

test('every revision stands once, under its own month and year, the newest first', () => {
  fc.assert(
    fc.property(receipts, (list) => {
      const years = byYear(list, () => 'paid')
      const shown = years.flatMap(({ year, months }) =>
        months.flatMap(({ receipt, replaced }) => {
          assert.equal(receipt.period.slice(0, 4), year)
          assert.ok(replaced.every((old) => old.period === receipt.period))
          return [receipt, ...replaced]
        }),
      )
      const keys = shown.map(({ period, revision }) => `${period} ${revision}`)
      assert.deepEqual(keys, keys.toSorted().reverse())
      assert.deepEqual(new Set(keys), new Set(list.map((one) => `${one.period} ${one.revision}`)))
      assert.equal(keys.length, list.length)
    }),
  )
})
