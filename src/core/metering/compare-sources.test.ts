import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import type { ReadingSource } from '#core/customers/reading-source.ts'
import { compareSources } from './compare-sources.ts'
import type { Reading } from './reading.ts'
import type { BillingAnswer, SentReading, Submission } from './submission.ts'

const at = Temporal.Instant.from('2019-02-01T00:00:00Z')
const number = (units: number) => ({ units: BigInt(units), scale: 0 })

function reading(source: ReadingSource, month: string, value: number, more = {}): Reading {
  return {
    readingId: `${month}${source}`,
    zone: 'T0',
    takenOn: `${month}-20` as CalendarDate,
    value: number(value),
    source,
    status: 'accepted',
    rejectReason: null,
    usedIn: month as Period,
    ...more,
  }
}

function submission(order: number, value: number, more: Partial<SentReading> = {}): Submission {
  const sent: SentReading = {
    meterId: 'M-1',
    service: 'electricity',
    unit: 'kWh',
    serialNumber: '1',
    place: null,
    zones: 1,
    zone: 'T0',
    value: number(value),
    period: '2019-01' as Period,
    doubts: [],
    replaces: null,
    replacedBy: null,
    handedOver: null,
    answer: null,
    ...more,
  }
  const days = { submittedAt: at, takenOn: '2019-01-20' as CalendarDate }
  return { number: order, ...days, byAnother: false, readings: [sent] }
}

const accepted = (value: number, month = '2019-01'): BillingAnswer => ({
  state: 'accepted',
  asOf: at,
  value: number(value),
  usedIn: month as Period,
})

const compare = (readings: readonly Reading[], submissions: readonly Submission[] = []) =>
  compareSources(readings, submissions, 'T0').map(({ period, sent, seen, used, why }) => [
    period,
    sent.map((one) => one.number),
    seen.map(({ value }) => Number(value.units)),
    used && Number(used.value.units),
    why,
  ])

test('each bill says what it used and why', () => {
  const rows = compare([
    reading('customer', '2018-09', 100),
    reading('estimated', '2018-10', 150),
    reading('norm', '2018-11', 190),
    reading('inspector', '2018-12', 260),
  ])
  assert.deepEqual(rows, [
    ['2018-12', [], [260], 260, 'seen'],
    ['2018-11', [], [], 190, 'norm'],
    ['2018-10', [], [], 150, 'estimated'],
    ['2018-09', [], [], 100, 'elsewhere'],
  ])
})

test('what was sent is told beside what was used', () => {
  const used = reading('customer', '2019-01', 300)
  const sent = submission(1, 300, { answer: accepted(300) })
  assert.deepEqual(compare([used], [sent]), [['2019-01', [1], [], 300, 'sent']])
  const other = submission(1, 290, { answer: accepted(300) })
  assert.deepEqual(compare([used], [other]), [['2019-01', [1], [], 300, 'differs']])
  assert.deepEqual(compare([], [submission(1, 300)]), [['2019-01', [1], [], null, 'waiting']])
})

test('an inspector’s reading that was used instead is seen to be the reason', () => {
  const rows = compare(
    [reading('customer', '2019-01', 300, { usedIn: null }), reading('inspector', '2019-01', 310)],
    [submission(1, 300)],
  )
  assert.deepEqual(rows, [['2019-01', [1], [310], 310, 'seen']])
})

test('a refusal keeps its reason, whatever the bill used instead', () => {
  const answer: BillingAnswer = { state: 'rejected', asOf: at, reason: 'Меньше прошлого' }
  const rows = compare([reading('estimated', '2019-01', 320)], [submission(1, 30, { answer })])
  assert.deepEqual(rows, [['2019-01', [1], [], 320, { rejected: 'Меньше прошлого' }]])
})

test('the one that stands is judged; a late one is of the bill that used it', () => {
  const replaced = submission(1, 200, { replacedBy: { number: 2, at } })
  const stands = submission(2, 300, { replaces: 1, answer: accepted(300) })
  const used = reading('customer', '2019-01', 300)
  assert.deepEqual(compare([used], [stands, replaced]), [['2019-01', [2, 1], [], 300, 'sent']])
  const late = submission(3, 400, { answer: accepted(400, '2019-02') })
  const rows = compare([reading('customer', '2019-02', 400)], [late])
  assert.deepEqual(rows, [['2019-02', [3], [], 400, 'sent']])
})

test('other zones of the meter are left out', () => {
  assert.deepEqual(compareSources([reading('customer', '2019-01', 1)], [], 'T2'), [])
})
