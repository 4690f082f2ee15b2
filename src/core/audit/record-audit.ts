import { type AccountNumber, type LoginId, newUuid } from '#base/ids.ts'
import type { Database, Tx } from '#platform/postgres/database.ts'
import type { AuditAction } from './actions.ts'
import { insertRows, type NewRow } from './audit-store.ts'

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
  await tx.run(insertRows([rowOf(entry)]))
}

// For an act that writes nothing else: on the disk once this returns. Rows that come while others
// are being written wait for them and then go together, in one statement and one commit: a rush of
// downloads costs a few syncs of the disk, not one each.
export async function recordAuditAlone(db: Database, entry: AuditEntry): Promise<void> {
  let desk = desks.get(db)
  if (!desk) {
    desk = { waiting: [], writing: undefined }
    desks.set(db, desk)
  }
  desk.waiting.push(rowOf(entry))
  // Whoever comes first after a batch has left takes the next one; the others wait for it.
  desk.next ??= (desk.writing ?? Promise.resolve()).catch(() => {}).then(() => writeBatch(db, desk))
  await desk.next
}

type Desk = {
  waiting: NewRow[]
  // The batch on its way to the disk, and the one that gathers meanwhile.
  writing: Promise<void> | undefined
  next?: Promise<void> | undefined
}

const desks = new WeakMap<Database, Desk>()

async function writeBatch(db: Database, desk: Desk): Promise<void> {
  const rows = desk.waiting
  desk.waiting = []
  desk.writing = desk.next
  desk.next = undefined
  await db.read({}, insertRows(rows))
}

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
