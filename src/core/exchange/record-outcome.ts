import { recordAudit } from '#core/audit/record-audit.ts'
import type { Tx } from '#platform/postgres/database.ts'
import type { Report } from './report.ts'

// The line in the audit trail of an extract that came and changed nothing: it was refused, or had
// been published before. A published one has its line from publishing; a dry run leaves none. Which
// extract it was is told as far as its manifest could be read.
export async function recordOutcome(tx: Tx, report: Report, at: Temporal.Instant): Promise<void> {
  const { verdict, unchanged, dryRun, faults } = report
  if (dryRun || (verdict !== 'refuse' && !unchanged)) return
  const { branch = null, sequence = null, kind = null } = report.extract ?? {}
  const which = { branch, sequence, kind }
  await recordAudit(
    tx,
    unchanged
      ? { at, action: 'extract-repeated', outcome: 'done', details: which }
      : { at, action: 'extract-refused', outcome: 'refused', details: { ...which, faults } },
  )
}
