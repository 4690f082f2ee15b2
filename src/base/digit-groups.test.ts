import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupDigits } from './digit-groups.ts'

test('digits are grouped by three from the right, as the platform groups them', () => {
  const reference = new Intl.NumberFormat('en-US')
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (value) => {
      equal(groupDigits(String(value)), reference.format(value).replaceAll(',', '\u202F'))
    }),
  )
})
