import { type AccountNumber, type LoginId, newUuid } from '#base/ids.ts'
import { inBatches } from '#platform/in-batches.ts'
import type { Database, Tx } from '#platform/postgres/database.ts'
import type { AuditAction } from './actions.ts'
import { insertRows, type NewRow } from './audit-store.ts'

type AuditEntry = {
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
  await tx.run(auditStatement(entry))
}

// The same row as a statement, for an act that goes to the database in one flight.
export const auditStatement = (entry: AuditEntry) => insertRows([rowOf(entry)])

// For an act that writes nothing else: on the disk once this returns. Rows that come while others
// are being written wait for them and then go together, in one statement and one commit: a rush of
// downloads costs a few syncs of the disk, not one each.
export async function recordAuditAlone(db: Database, entry: AuditEntry): Promise<void> {
  let write = writers.get(db)
  if (!write) {
    write = inBatches(async (rows) => {
      await db.read({}, insertRows(rows))
      return []
    })
    writers.set(db, write)
  }
  await write(rowOf(entry))
}

const writers = new WeakMap<Database, (row: NewRow) => Promise<void>>()

function rowOf(entry: AuditEntry): NewRow {
  return {
    audit_id: newUuid(entry.at.epochMilliseconds),
    happened_at: entry.at.toString(),
    action: entry.action,
    outcome: entry.outcome,
    login_id: entry.loginId ?? null,
    account_number: entry.accountNumber ?? null,
    source_hash: entry.source ?? null,
    details: entry.details ?? {},
  }
}
