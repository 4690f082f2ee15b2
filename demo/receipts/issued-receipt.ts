import type { CalendarDate } from '#base/calendar-date.ts'
import { type Kopecks, sum } from '#base/money.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import type { MonthlyBill } from '../billing/bill.ts'
import { type BillingMonth, workingDay } from '../billing-calendar.ts'
import type { DataSet } from '../data-set.ts'
import type { Household } from '../households/household.ts'
import { accountOrdinal } from '../households/make-household.ts'
import { uniqueNumber } from '../unique-number.ts'

// One revision of an account's receipt for a month.
export type IssuedReceipt = {
  readonly household: Household
  readonly bill: MonthlyBill
  readonly revision: number
  // Absent on receipts of periods before 2018-11.
  readonly uniqueNumber: ReceiptNumber | undefined
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly opening: Kopecks
  readonly charged: Kopecks
  readonly paid: Kopecks
  // Never below zero.
  readonly totalDue: Kopecks
  // Within the extract.
  readonly file: string
}

const FIRST_WITH_NUMBER = '2018-11'
// The second revision is issued and due on these days of the next month.
const REISSUED_ON = '12'
const REISSUED_DUE_ON = '22'

// The receipt as the calculation issues it, or its second revision a month later.
export function issueReceipt(
  data: DataSet,
  household: Household,
  bill: MonthlyBill,
  revision: 1 | 2,
): IssuedReceipt {
  const { month, balances } = bill
  const closing = sum(balances.map((balance) => balance.closing))
  const next = month.issuedOn.slice(0, 8)
  return {
    household,
    bill,
    revision,
    uniqueNumber: receiptNumberOf(data, household, month, revision),
    issuedOn: revision === 1 ? month.issuedOn : (`${next}${REISSUED_ON}` as CalendarDate),
    dueOn: revision === 1 ? month.dueOn : workingDay(`${next}${REISSUED_DUE_ON}` as CalendarDate),
    opening: sum(balances.map((balance) => balance.opening)),
    charged: sum(balances.map((balance) => balance.charged)),
    paid: sum(balances.map((balance) => balance.paid)),
    totalDue: closing > 0n ? closing : 0n,
    file: `receipts/${household.accountNumber}-${month.period}-${revision}.pdf`,
  }
}

// The number printed on that receipt, from the seed alone; undefined for periods before 2018-11.
export function receiptNumberOf(
  data: DataSet,
  household: Household,
  month: BillingMonth,
  revision: 1 | 2,
): ReceiptNumber | undefined {
  if (month.period < FIRST_WITH_NUMBER) return undefined
  const ordinal = accountOrdinal(household.branch, household.index)
  return uniqueNumber(data.seed, ordinal * 4096 + month.index * 4 + revision)
}
