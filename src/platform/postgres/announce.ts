import type { Tx } from './database.ts'
import { sql } from './sql.ts'

// Heard by every listener of the channel once the transaction has committed, and never if it does
// not. The message holds no personal data.
export async function announce(tx: Tx, channel: string, message: string): Promise<void> {
  await tx.run(sql`select pg_notify(${channel}, ${message})`)
}
