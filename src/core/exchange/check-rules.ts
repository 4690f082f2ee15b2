import type { Tx } from '#platform/postgres/database.ts'
import type { ExtractFacts } from './extract-facts.ts'
import { groupEntries } from './rules/entry-groups-store.ts'
import { findRepeatedKeys } from './rules/keys-store.ts'
import { findMissedRows } from './rules/missed-rows-store.ts'
import { tellOddMonths } from './rules/months-store.ts'
import { nameAccounts } from './rules/named-accounts-store.ts'
import { findOddMonths } from './rules/odd-months-store.ts'
import { gatherOwnAccounts, resolveOwners } from './rules/owners-store.ts'
import { findOddReadings, tellOddReadings } from './rules/readings-store.ts'
import { findWrongReceipts } from './rules/receipts-store.ts'
import { findBrokenReferences } from './rules/references-store.ts'
import { gatherRepeats, tellChangedRepeats } from './rules/repeats-store.ts'

// The rules across tables, over the staged rows and what is published. All are asked, whatever the
// ones before found: first the passes that leave out what is plainly right, then the rules that
// tell what is wrong. `inOrder` are the tables whose keys were seen to come once each.
export async function checkRules(
  tx: Tx,
  facts: ExtractFacts,
  inOrder: ReadonlySet<string>,
): Promise<void> {
  await resolveOwners(tx)
  await gatherOwnAccounts(tx, facts)
  await gatherRepeats(tx)
  await groupEntries(tx)
  const oddMonths = await findOddMonths(tx, facts)
  const oddReadings = await findOddReadings(tx)
  // A balance that comes twice makes an odd month.
  await findRepeatedKeys(tx, oddMonths ? inOrder : new Set([...inOrder, 'balances']))
  await tellChangedRepeats(tx)
  await findBrokenReferences(tx, facts)
  if (oddMonths) await tellOddMonths(tx, facts)
  if (oddReadings) await tellOddReadings(tx, facts)
  await findWrongReceipts(tx, facts)
  await nameAccounts(tx, facts)
  await findMissedRows(tx, facts)
}
