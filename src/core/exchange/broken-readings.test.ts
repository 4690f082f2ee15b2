import { brokenExtracts, rowOf } from '#test/support/exchange/broken-extracts.ts'
import type { Draft, Row } from '#test/support/exchange/draft-extract.ts'

// R6. The meter of account 1 has five digits and a decimal, and read 1100.5 on 20 December; the two
// zones of account 2's stood at 1200.5 and 1300.5.
const { setsAside, accepts } = await brokenExtracts()
const account = (at: number) => `413${String(at).padStart(7, '0')}`

const read = (value: string, more: Row = {}) => ({
  draft: (draft: Draft) => Object.assign(rowOf(draft, 'readings', 0), { value, ...more }),
})
const alsoRead = (...rows: Row[]) => ({
  draft: ({ tables }: Draft) => {
    for (const row of rows) tables.readings.push({ ...tables.readings[0], ...row })
  },
})
const rejected = { status: 'rejected', reject_reason: 'Не принято' }

for (const [what, value] of [
  ['has six digits before the point', '100000.0'],
  ['has two decimals where the dial has one', '1200.55'],
]) {
  setsAside(`a reading ${what}`, [account(1)], read(value ?? ''), 'readings.csv:2:value R6')
}
setsAside(
  'an estimate does not fit the dial',
  [account(1)],
  read('100000', { source: 'estimated' }),
  'readings.csv:2:value R6',
)
accepts('a reading has a decimal less than the dial', read('1200'))
accepts('a zero more than the dial says nothing', read('1200.50'))
accepts('a rejected reading need not fit the dial', read('100000.123', rejected))

setsAside(
  'a reading is lower than the last one',
  [account(1)],
  read('1100.4'),
  'readings.csv:2:value R6',
)
setsAside(
  'a drop would be a step of half the dial',
  [account(1)],
  alsoRead(
    { reading_id: 'A', taken_on: '2019-01-21', value: '60000' },
    {
      reading_id: 'B',
      taken_on: '2019-01-22',
      value: '10000.0',
    },
  ),
  'readings.csv:8:value R6',
)
accepts(
  'a drop is a step of just under half the dial',
  alsoRead(
    { reading_id: 'A', taken_on: '2019-01-21', value: '60000' },
    { reading_id: 'B', taken_on: '2019-01-22', value: '9999.9' },
  ),
)
accepts('a reading equals the last one', read('1100.5'))
accepts('an initial reading begins anew', read('0.0', { source: 'initial' }))
setsAside(
  'a reading is lower than the initial one before it',
  [account(1)],
  alsoRead(
    { reading_id: 'A', taken_on: '2019-01-21', value: '500', source: 'initial' },
    {
      reading_id: 'B',
      taken_on: '2019-01-22',
      value: '499',
    },
  ),
  'readings.csv:8:value R6',
)
accepts('a rejected reading goes back', read('5', rejected))
accepts('an estimate goes back', read('5', { source: 'estimated' }))
accepts('a norm goes back', read('5', { source: 'norm' }))
setsAside(
  'an estimate between them does not hide that a reading goes back',
  [account(1)],
  alsoRead(
    { reading_id: 'A', taken_on: '2019-01-21', value: '5', source: 'norm' },
    {
      reading_id: 'B',
      taken_on: '2019-01-22',
      value: '6',
    },
  ),
  'readings.csv:8:value R6',
)
setsAside(
  'two readings of one day go back in the order of the rows',
  [account(1)],
  alsoRead({ reading_id: 'A', value: '1300' }, { reading_id: 'B', value: '1299.9' }),
  'readings.csv:8:value R6',
)
setsAside(
  'a reading of an earlier day is above one that is published',
  [account(1)],
  alsoRead({ reading_id: 'A', taken_on: '2018-12-01', value: '1100.6' }),
  'readings.csv:7:value R6',
)
accepts(
  'a reading of an earlier day fits between those published',
  alsoRead({ reading_id: 'A', taken_on: '2018-12-01', value: '1050' }),
)
setsAside(
  'one zone of a meter goes back, whatever the other does',
  [account(2)],
  { draft: (draft) => Object.assign(rowOf(draft, 'readings', 2), { value: '1200.0' }) },
  'readings.csv:4:value R6',
)
setsAside(
  'a dial loses a digit and the reading no longer fits',
  [account(1)],
  {
    kind: 'full',
    draft: (draft) => {
      Object.assign(rowOf(draft, 'meters', 0), { integer_digits: '3' })
    },
  },
  'readings.csv:12:value R6',
)
