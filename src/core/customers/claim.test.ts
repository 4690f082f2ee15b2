import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Period } from '#base/period.ts'
import { opensAccount, type ReceiptKey } from './claim.ts'

const receipts = fc
  .uniqueArray(
    fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      revision: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 12, selector: ({ month, revision }) => `${month} ${revision}` },
  )
  .map((made) =>
    made
      .map(({ month, revision }): ReceiptKey => {
        return { period: `2018-${String(month).padStart(2, '0')}` as Period, revision }
      })
      .sort((one, other) =>
        one.period === other.period
          ? other.revision - one.revision
          : other.period.localeCompare(one.period),
      ),
  )

test('exactly the last three receipts open an account, however many there are', () => {
  fc.assert(
    fc.property(receipts, (newestFirst) => {
      const opening = newestFirst.filter((receipt) => opensAccount(receipt, newestFirst))
      assert.deepEqual(opening, newestFirst.slice(0, 3))
    }),
  )
})

test('a receipt issued later never makes an outlived one open again', () => {
  fc.assert(
    fc.property(receipts, (newestFirst) => {
      const later = { period: '2019-01' as Period, revision: 1 }
      for (const receipt of newestFirst) {
        const before = opensAccount(receipt, newestFirst)
        const now = opensAccount(receipt, [later, ...newestFirst])
        assert.ok(before || !now)
      }
    }),
  )
})

test('another revision of the month is another receipt', () => {
  const first = { period: '2018-12' as Period, revision: 1 }
  assert.equal(opensAccount({ ...first, revision: 2 }, [first]), false)
})
