import { recordAudit } from '#core/audit/record-audit.ts'
import type { Tx } from '#platform/postgres/database.ts'
import { recordExtract, rememberAside } from './books-store.ts'
import { withKeysAfterwards } from './bulk-keys-store.ts'
import { closeAbsent } from './close-absent-store.ts'
import type { ExtractFacts } from './extract-facts.ts'
import { publishStaged } from './publish-store.ts'
import type { Manifest } from './reading/manifest.ts'

// Everything an extract changes, with its line in the audit trail, as one step of the caller's
// transaction.
export async function publishExtract(
  tx: Tx,
  manifest: Manifest,
  facts: ExtractFacts,
  outcome: { verdict: 'accept' | 'set-aside'; publishedAt: Temporal.Instant },
): Promise<void> {
  const rowsToCome = Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))
  const publish = () => publishStaged(tx, facts, rowsToCome)
  // Only a branch's first extract brings no row that may have a forerunner.
  if (facts.lastPeriod === null) await withKeysAfterwards(tx, rowsToCome, publish)
  else await publish()
  await closeAbsent(tx, facts)
  await rememberAside(tx, facts)
  await recordExtract(tx, manifest, outcome.verdict, outcome.publishedAt)
  const { branch, sequence, kind } = manifest
  await recordAudit(tx, {
    at: outcome.publishedAt,
    action: 'extract-published',
    outcome: 'done',
    details: { branch, sequence, kind, verdict: outcome.verdict },
  })
}
