import { type AccountNumber, type LoginId, newUuid } from '#base/ids.ts'
import type { Database, Tx } from '#platform/postgres/database.ts'
import type { Scope } from '#platform/postgres/scope.ts'
import type { AuditAction } from './actions.ts'
import { insertRow } from './audit-store.ts'

export type AuditEntry = {
  readonly at: Temporal.Instant
  readonly action: AuditAction
  // 'done', or the name of the refusal.
  readonly outcome: string
  readonly loginId?: LoginId | undefined
  readonly accountNumber?: AccountNumber | undefined
  // Keyed hash of the network address, in hex; absent for what a job did.
  readonly source?: string | undefined
  // What else is worth knowing. Never an e-mail, a name, a receipt number or a secret.
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

// The row lives and dies with the transaction that did the act.
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.run(rowOf(entry))
}

// For an act that writes nothing else: kept once this returns, in one round trip.
export async function recordAuditAlone(
  db: Database,
  scope: Scope,
  entry: AuditEntry,
): Promise<void> {
  await db.read(scope, rowOf(entry))
}

function rowOf(entry: AuditEntry) {
  return insertRow({
    auditId: newUuid(entry.at.epochMilliseconds),
    happenedAt: entry.at,
    action: entry.action,
    outcome: entry.outcome,
    loginId: entry.loginId ?? null,
    accountNumber: entry.accountNumber ?? null,
    sourceHash: entry.source === undefined ? null : Buffer.from(entry.source, 'hex'),
    details: JSON.stringify(entry.details ?? {}),
  })
}
