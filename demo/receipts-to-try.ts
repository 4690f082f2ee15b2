import type { Period } from '#base/period.ts'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { demoBranches } from './branches.ts'
import { type DataSetOptions, dataSet } from './data-set.ts'
import { holderNameIn } from './households/household.ts'
import { makeHousehold } from './households/make-household.ts'
import { STORIES_IN_BRANCH } from './households/stories.ts'
import { receiptNumberOf } from './receipts/issued-receipt.ts'
import { demoDefaults } from './write-demo-extracts.ts'

// A receipt to register with: whose it is, and what its account has to show.
export type ReceiptToTry = {
  readonly branch: string
  readonly accountNumber: string
  readonly holder: string
  readonly period: Period
  readonly uniqueNumber: ReceiptNumber
  // In Russian: 'должник, растут пени'.
  readonly what: string
}

// The newest receipt of every account that has a story, from the seed alone: the program itself
// keeps no unique numbers. Accounts whose last receipt came before the numbers did are left out.
export function receiptsToTry(options: Partial<DataSetOptions> = {}): ReceiptToTry[] {
  const data = dataSet({ ...demoDefaults, ...options })
  return demoBranches.flatMap((branch) =>
    storyIndexes(data.accountsIn(branch.number)).flatMap((index) => {
      const household = makeHousehold(data, branch, index)
      const { traits, opening, closing, accountNumber } = household
      const last = Math.min(data.months - 1, closing ? closing.month + 1 : data.months - 1)
      const month = data.calendar[last]
      if (traits.story === undefined || !month || last < (opening?.month ?? 0)) return []
      const uniqueNumber = receiptNumberOf(data, household, month, 1)
      if (!uniqueNumber) return []
      const holder = holderNameIn(household, last)
      const what = traits.story
      return [
        { branch: branch.code, accountNumber, holder, period: month.period, uniqueNumber, what },
      ]
    }),
  )
}

function storyIndexes(accounts: number): number[] {
  return Array.from({ length: Math.min(accounts, STORIES_IN_BRANCH) }, (_, index) => index)
}
