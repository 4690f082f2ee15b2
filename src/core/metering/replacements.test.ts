import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '#base/calendar-date.ts'
import { meterLines } from './replacements.ts'

const day = (text: string) => text as CalendarDate
const meter = (
  meterId: string,
  installedOn: string,
  removedOn: string | null,
  place: string | null = null,
  contractNumber = 'E-1',
) => ({
  meterId,
  contractNumber,
  place,
  installedOn: day(installedOn),
  removedOn: removedOn === null ? null : day(removedOn),
})
const idsOf = (lines: ReturnType<typeof meterLines>) =>
  lines.map((line) => [line.meter.meterId, ...line.replaced.map((old) => old.meterId)])

test('a replaced meter stands on the line of the one that took over', () => {
  const lines = meterLines([
    meter('old', '2015-04-07', '2018-05-09'),
    meter('new', '2018-05-09', null),
  ])
  assert.deepEqual(idsOf(lines), [['new', 'old']])
})

test('three in a row are one line, newest first', () => {
  const lines = meterLines([
    meter('second', '2010-01-01', '2018-05-09'),
    meter('first', '2000-01-01', '2010-01-01'),
    meter('third', '2018-06-01', null),
  ])
  assert.deepEqual(idsOf(lines), [['third', 'second', 'first']])
})

test('a meter in the kitchen does not take over from one in the bathroom', () => {
  const lines = meterLines([
    meter('bath', '2010-01-01', '2018-05-09', 'ванная'),
    meter('kitchen', '2018-05-09', null, 'кухня'),
  ])
  assert.deepEqual(idsOf(lines), [['bath'], ['kitchen']])
})

test('nor does one of another contract, nor one that stood beside it', () => {
  const lines = meterLines([
    meter('old', '2010-01-01', '2018-05-09'),
    meter('other', '2018-05-09', null, null, 'W-1'),
    meter('beside', '2017-01-01', null),
  ])
  assert.deepEqual(idsOf(lines), [['old'], ['other'], ['beside']])
})

test('every meter is on one line, and each took over no earlier than the one before left', () => {
  const start = day('2010-01-01')
  const meters = fc
    .array(
      fc.record({
        at: fc.nat(40),
        stays: fc.option(fc.nat(20)),
        place: fc.constantFrom(null, 'кухня'),
        contractNumber: fc.constantFrom('E-1', 'W-1'),
      }),
      { maxLength: 9 },
    )
    .map((list) =>
      list.map(({ at, stays, place, contractNumber }, index) => ({
        meterId: `M${index}`,
        place,
        contractNumber,
        installedOn: addDays(start, at),
        removedOn: stays === null ? null : addDays(start, at + stays),
      })),
    )
  fc.assert(
    fc.property(meters, (list) => {
      const lines = meterLines(list)
      const shown = lines.flatMap((line) => [line.meter, ...line.replaced])
      assert.deepEqual(
        shown.map((one) => one.meterId).sort(),
        list.map((one) => one.meterId).sort(),
      )
      for (const line of lines) {
        const inTime = [line.meter, ...line.replaced]
        for (const [index, old] of inTime.slice(1).entries()) {
          const next = inTime[index]
          assert.ok(next && old.removedOn !== null && next.installedOn >= old.removedOn)
          assert.equal(next.contractNumber, old.contractNumber)
          assert.equal(next.place, old.place)
        }
      }
    }),
    { numRuns: 500 },
  )
})
