import { type Period, periodOfDate } from '#base/period.ts'
import { storedDecimal } from '#core/customers/stored-decimal.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Database } from '#platform/postgres/database.ts'
import {
  buildStatement,
  type LedgerFacts,
  type LedgerStatement,
  type StatementFilter,
} from './statement.ts'
import { type LedgerRange, type LedgerRow, selectLedger } from './store.ts'

// The лицевая карта as a page, a sheet and a printed statement show it.
export type Ledger = {
  readonly asOf: Temporal.Instant | null
  // Set aside by the last extract: the figures stay as of an earlier one.
  readonly held: boolean
  // The first and last month ever billed; null before the first bill.
  readonly billed: { readonly first: Period; readonly last: Period } | null
  readonly contracts: LedgerFacts['contracts']
  readonly statement: LedgerStatement
}

// The chosen months with every row and running balance, in one round trip. Without a range, the
// twelve last months billed. Undefined when the account is not in the viewer's scope.
export async function showLedger(
  { db }: { readonly db: Database },
  viewed: Viewed,
  range: LedgerRange,
  filter: StatementFilter,
): Promise<Ledger | undefined> {
  const [row] = await db.readTogether(viewed.scope, selectLedger(viewed, range))
  if (!row) return undefined
  const facts = factsOf(row)
  const { first_period: first, last_period: last } = row
  return {
    asOf: row.as_of,
    held: row.held,
    billed: first === null || last === null ? null : { first, last },
    contracts: facts.contracts,
    statement: buildStatement(facts, filter),
  }
}

function factsOf(row: LedgerRow): LedgerFacts {
  return {
    contracts: row.contracts.map(([contractNumber, service, unit]) => ({
      contractNumber,
      service,
      unit: unit ?? undefined,
    })),
    carried: row.carried.map(([contractNumber, closing]) => ({
      contractNumber,
      closing: BigInt(closing),
    })),
    balances: row.balances.map(
      ([contractNumber, periodStart, opening, charged, paid, closing]) => ({
        contractNumber,
        period: periodOfDate(periodStart),
        opening: BigInt(opening),
        charged: BigInt(charged),
        paid: BigInt(paid),
        closing: BigInt(closing),
      }),
    ),
    entries: row.entries.map(entryOf),
  }
}

function entryOf(json: LedgerRow['entries'][number]): LedgerFacts['entries'][number] {
  const [
    entryId,
    contractNumber,
    periodStart,
    kind,
    zone,
    quantity,
    price,
    amount,
    postedOn,
    note,
  ] = json
  return {
    entryId,
    contractNumber,
    period: periodOfDate(periodStart),
    kind,
    zone,
    quantity: quantity === null ? null : storedDecimal(quantity),
    price: price === null ? null : storedDecimal(price),
    amount: BigInt(amount),
    postedOn,
    note,
  }
}
