import type { LoginId } from '#base/ids.ts'
import type { Refused } from '#base/outcome.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import type { AuditAction } from './actions.ts'
import type { Origin } from './origin.ts'
import { recordAuditAlone } from './record-audit.ts'

type Recordable = Refused<string> & { readonly isFirst?: boolean }

// Refused attempts are acts too; one that found no turn is none, and comes again. Of those over a
// cap only the first of the window is on record: strangers fill no table that is never emptied.
// Gives the refusal back, to be returned.
export async function recordRefusal<const Refusal extends Recordable>(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { source }: Pick<Origin, 'source'>,
  asked: { readonly action: AuditAction; readonly loginId?: LoginId | undefined },
  refusal: Refusal,
): Promise<Refusal> {
  const { refused: outcome } = refusal
  if (outcome === 'busy' || refusal.isFirst === false) return refusal
  await recordAuditAlone(db, { at: clock.now(), ...asked, outcome, source })
  return refusal
}
