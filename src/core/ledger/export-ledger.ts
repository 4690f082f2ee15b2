import type { Origin } from '#core/audit/origin.ts'
import { recordAuditAlone } from '#core/audit/record-audit.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type Ledger, showLedger } from './show-ledger.ts'
import type { StatementFilter } from './statement.ts'
import type { LedgerRange } from './store.ts'

// What the page shows, to be handed out as a file; each handing-over is on record. Undefined, and
// nothing recorded, when the account is not in the viewer's scope.
export async function exportLedger(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { source }: Pick<Origin, 'source'>,
  viewed: Viewed,
  range: LedgerRange,
  filter: StatementFilter,
  format: 'csv' | 'xlsx',
): Promise<Ledger | undefined> {
  const ledger = await showLedger({ db }, viewed, range, filter)
  if (!ledger) return undefined
  await recordAuditAlone(db, {
    at: clock.now(),
    action: 'ledger-exported',
    outcome: 'done',
    loginId: viewed.scope.login,
    accountNumber: viewed.accountNumber,
    source,
    details: { format, ...range, service: filter.service ?? null, kind: filter.kind ?? null },
  })
  return ledger
}
