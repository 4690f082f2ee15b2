import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'

type Counted = { readonly balances: number }

export type StagedTotals = Counted & {
  readonly charged: bigint
  readonly paid: bigint
  readonly closing: bigint
}

// What balances.csv adds up to, as it was read (R7).
export async function stagedTotals(tx: Tx): Promise<StagedTotals> {
  // A sum of sums may be larger than the database's whole numbers: it comes as text.
  const sums = await tx.one(sql<Record<'charged' | 'paid' | 'closing', string> & Counted>`
    select count(*)::integer as balances, coalesce(sum(charged), 0) as charged,
      coalesce(sum(paid), 0) as paid, coalesce(sum(closing), 0) as closing
    from staged_balances`)
  return {
    balances: sums.balances,
    charged: BigInt(sums.charged),
    paid: BigInt(sums.paid),
    closing: BigInt(sums.closing),
  }
}
