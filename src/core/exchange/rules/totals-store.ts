import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'

export type StagedTotals = {
  readonly balances: number
  readonly charged: bigint
  readonly paid: bigint
  readonly closing: bigint
}

// What balances.csv adds up to, as it was read (R7).
export async function stagedTotals(tx: Tx): Promise<StagedTotals> {
  return await tx.one(sql<StagedTotals>`
    select count(*)::integer as balances, coalesce(sum(charged), 0)::bigint as charged,
      coalesce(sum(paid), 0)::bigint as paid, coalesce(sum(closing), 0)::bigint as closing
    from staged_balances`)
}
