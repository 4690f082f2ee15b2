import type { LoginId } from '#base/ids.ts'
import { announce } from '#platform/postgres/announce.ts'
import type { Tx } from '#platform/postgres/database.ts'

export const loginChanged = 'login_changed'

// Whoever remembers what this login may see forgets it once the transaction has committed.
export async function announceLoginChanged(tx: Tx, loginId: LoginId): Promise<void> {
  await announce(tx, loginChanged, loginId)
}
