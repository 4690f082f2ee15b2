import type { DataSet } from '../data-set.ts'
import type { Household } from '../households/household.ts'
import { STREAMS } from '../households/make-household.ts'
import { randomFor } from '../random.ts'
import type { PriceList } from '../tariffs.ts'
import type { Balance, Entry, MonthlyBill, Reading } from './bill.ts'
import { billContract, startLedger } from './bill-contract.ts'

// The account's bills from its first month to the one with index `last`, in order. They follow
// from the seed and what customers sent, so a longer run begins like a shorter one.
export function* billHousehold(
  data: DataSet,
  household: Household,
  prices: PriceList,
  last: number,
): Generator<MonthlyBill> {
  const { branch, index, contracts, opening, closing } = household
  const random = randomFor(data.seed, branch.number, index, STREAMS.billing)
  const owner = `${branch.number}-${index}`
  let entriesMade = 0
  let readingsMade = 0
  // The last payment comes in the month after the account is closed.
  const end = Math.min(last, closing ? closing.month + 1 : last)
  const months = data.calendar.slice(opening?.month ?? 0, end + 1)
  const nextReadingId = () => `R${owner}-${++readingsMade}`
  const ledgers = months
    .slice(0, 1)
    .flatMap((first) =>
      contracts.map((contract) =>
        startLedger({ household, contract, nextReadingId, sent: data.sent }, first),
      ),
    )
  for (const month of months) {
    const readings: Reading[] = []
    const entries: Entry[] = []
    const balances: Balance[] = []
    for (const ledger of ledgers) {
      const billed = billContract(ledger, month, prices, random)
      readings.push(...billed.readings)
      for (const draft of billed.drafts) {
        entries.push({ id: `L${owner}-${++entriesMade}`, contract: ledger.contract, ...draft })
      }
      balances.push(billed.balance)
    }
    yield { month, readings, entries, balances }
  }
}
