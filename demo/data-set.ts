import { assert } from '#base/assert.ts'
import { parsePeriod } from '#base/period.ts'
import { nothingSent, type SentReadings } from './billing/sent-reading.ts'
import { type BillingMonth, billingCalendar } from './billing-calendar.ts'

export type DataSetOptions = {
  // A whole number: the same one gives the same people, figures and bytes.
  readonly seed: number
  // In all five branches together, as even as can be.
  readonly accounts: number
  // The first billing period, 'YYYY-MM'.
  readonly from: string
  // Periods of the full extract, and how many monthly increments follow it.
  readonly months: number
  readonly increments: number
}

// Everything the make-believe utility follows from: the seed and what customers sent.
export type DataSet = {
  readonly seed: number
  // Longer than the extracts, so that what is yet to happen has its date: later increments of the
  // same seed continue the earlier ones.
  readonly calendar: readonly BillingMonth[]
  // Months of the full extract, and of all extracts.
  readonly fullMonths: number
  readonly months: number
  // Accounts of a branch by its number, 1 to 5.
  readonly accountsIn: (branchNumber: number) => number
  readonly sent: SentReadings
}

const BRANCHES = 5
const LEAST_CALENDAR = 48
const MOST_ACCOUNTS = 10_000_000

// At most two million accounts a branch, for account numbers are not endless. Nothing is sent by
// customers.
export function dataSet(options: DataSetOptions): DataSet {
  const { seed, accounts, months, increments } = options
  const from = parsePeriod(options.from)
  assert(from !== undefined, 'the first period is a month as YYYY-MM')
  assert(
    [seed, accounts, months, increments].every(Number.isSafeInteger),
    'sizes are whole numbers',
  )
  assert(accounts >= 1 && accounts <= MOST_ACCOUNTS, 'one to ten million accounts are made')
  assert(months >= 1 && increments >= 0 && months + increments < 1024, 'months are few')
  return {
    seed,
    calendar: billingCalendar(from, Math.max(months + increments, LEAST_CALENDAR)),
    fullMonths: months,
    months: months + increments,
    accountsIn: (number) => Math.floor((accounts + BRANCHES - number) / BRANCHES),
    sent: nothingSent,
  }
}
