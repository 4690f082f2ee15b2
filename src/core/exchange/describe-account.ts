import { parseAccountNumber } from '#base/ids.ts'
import { instantText } from '#base/instant.ts'
import { type Kopecks, rublesText, sum } from '#base/money.ts'
import type { Refused } from '#base/outcome.ts'
import { amountDue } from '#core/customers/what-is-due.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type AccountStateRow, selectAccountState } from './account-state-store.ts'

// The whole state of an account in the words that billing compares with: rubles as text, periods
// YYYY-MM, every receipt and the last accepted reading of each meter and zone.
export type AccountState = {
  // RFC 3339 with the offset of the utility's zone; null before the first extract.
  readonly asOf: string | null
  readonly contracts: Readonly<Record<string, ContractState>>
  readonly totalDue: string
  readonly readings: Readonly<Record<string, Readonly<Record<string, ReadingState>>>>
  readonly entries: Readonly<Record<string, { readonly count: number; readonly sum: string }>>
  readonly receipts: readonly ReceiptState[]
}

type ContractState = {
  readonly service: string
  readonly balance: string
  readonly state: 'debt' | 'overpayment' | 'zero'
}

type ReadingState = { readonly value: string; readonly taken_on: string; readonly source: string }

type ReceiptState = {
  readonly period: string
  readonly revision: number
  readonly total_due: string
  readonly sha256: string
}

// For support and for comparison with billing; never for customers, because it asks for no
// permission. Refuses a number that is no account's.
export async function describeAccount(
  { db, timeZone }: { readonly db: Database; readonly timeZone: string },
  number: string,
): Promise<AccountState | Refused<'unknown-account'>> {
  const account = parseAccountNumber(number)
  if (account === undefined) return { refused: 'unknown-account' }
  const [row] = await db.read({}, selectAccountState(account))
  return row ? stateOf(row, timeZone) : { refused: 'unknown-account' }
}

function stateOf(row: AccountStateRow, timeZone: string): AccountState {
  const balances = row.contracts.map(([, , balance]) => BigInt(balance))
  return {
    asOf: row.asOf && instantText(row.asOf, timeZone),
    contracts: Object.fromEntries(
      row.contracts.map(([contract, service, balance]) => [
        contract,
        { service, balance: rublesText(BigInt(balance)), state: stateOfBalance(BigInt(balance)) },
      ]),
    ),
    totalDue: rublesText(amountDue(sum(balances))),
    readings: readingsOf(row),
    entries: Object.fromEntries(
      row.entries.map(([period, count, total]) => [
        period,
        { count, sum: rublesText(BigInt(total)) },
      ]),
    ),
    receipts: row.receipts.map(([period, revision, total, sha256]) => ({
      period,
      revision,
      total_due: rublesText(BigInt(total)),
      sha256,
    })),
  }
}

// By meter and zone. Billing names its meters as it likes, so no key is ever assigned to.
function readingsOf({ readings }: AccountStateRow): AccountState['readings'] {
  const byMeter = Map.groupBy(readings, ([meter]) => meter)
  return Object.fromEntries(
    [...byMeter].map(([meter, zones]) => [
      meter,
      Object.fromEntries(
        zones.map(([, zone, value, taken_on, source]) => [zone, { value, taken_on, source }]),
      ),
    ]),
  )
}

function stateOfBalance(balance: Kopecks): ContractState['state'] {
  if (balance === 0n) return 'zero'
  return balance > 0n ? 'debt' : 'overpayment'
}
