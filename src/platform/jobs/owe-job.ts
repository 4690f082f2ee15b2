import type { Tx } from '../postgres/database.ts'
import { sql } from '../postgres/sql.ts'

// Each kind is an event that has happened, with what its task needs to find the rest. No personal
// data: the queue is read by operators.
export type OwedJobs = {
  'registration-submitted': { readonly confirmationId: string }
  'password-reset-requested': { readonly confirmationId: string }
  'email-change-requested': { readonly confirmationId: string }
  'account-linked': { readonly loginId: string; readonly linkId: string }
  'notice-owed': { readonly noticeId: string }
}
export type JobKind = keyof OwedJobs

// The job runs after this transaction commits, at least once, and never if it does not.
export async function oweJob<Kind extends JobKind>(
  tx: Tx,
  kind: Kind,
  payload: OwedJobs[Kind],
): Promise<void> {
  await tx.run(sql`select owe_job(${kind}, ${JSON.stringify(payload)})`)
}
