import type { Tx } from '#platform/postgres/database.ts'
import type { ExtractFacts } from './extract-facts.ts'
import { groupEntries } from './rules/entry-groups-store.ts'
import { findRepeatedKeys } from './rules/keys-store.ts'
import { findMissedRows } from './rules/missed-rows-store.ts'
import { tellOddMonths } from './rules/months-store.ts'
import { nameAccounts } from './rules/named-accounts-store.ts'
import { findOddMonths } from './rules/odd-months-store.ts'
import { resolveOwners } from './rules/owners-store.ts'
import { findOddReadings, tellOddReadings } from './rules/readings-store.ts'
import { findWrongReceipts } from './rules/receipts-store.ts'
import { findBrokenReferences } from './rules/references-store.ts'
import { findRepeats } from './rules/repeats-store.ts'

// The rules across tables, over the staged rows and what is published. All are asked, whatever the
// ones before found; the order matters only where one leaves a table for the next.
export async function checkRules(tx: Tx, facts: ExtractFacts): Promise<void> {
  await resolveOwners(tx)
  await findRepeatedKeys(tx)
  await findRepeats(tx)
  await groupEntries(tx)
  const oddMonths = await findOddMonths(tx, facts)
  const oddReadings = await findOddReadings(tx, facts)
  await findBrokenReferences(tx, facts)
  if (oddMonths) await tellOddMonths(tx, facts)
  if (oddReadings) await tellOddReadings(tx, facts)
  await findWrongReceipts(tx, facts)
  await nameAccounts(tx, facts)
  await findMissedRows(tx, facts)
}
