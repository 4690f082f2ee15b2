import assert from 'node:assert/strict'
import { test } from 'node:test'
import { todayInZone } from './clock.ts'

test('the day turns at midnight of the utility, asked in any order', () => {
  const zone = 'Asia/Kamchatka'
  const days = ['2019-01-13T11:59:59.999Z', '2019-01-13T12:00:00Z', '2019-01-13T11:59:00Z'].map(
    (instant) => todayInZone(Temporal.Instant.from(instant), zone),
  )
  assert.deepEqual(days, ['2019-01-13', '2019-01-14', '2019-01-13'])
})
