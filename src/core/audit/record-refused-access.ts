import type { LoginId } from '#base/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/postgres/database.ts'
import { type Cap, keysOf, oneMoreTry } from '#platform/tries/count-tries.ts'
import type { Origin } from './origin.ts'
import { recordAuditAlone } from './record-audit.ts'

export type RefusedAccess = {
  // An account that is not theirs, or none at all: nobody is told which, and neither is the trail.
  readonly outcome: 'not-found' | 'foreign' | 'out-of-date'
  // The pattern of the address, never what was asked for.
  readonly route: string
}

// Enough to see somebody look around, and no way to fill the trail.
export const mostRefusals = 60
const capOf = (loginId: LoginId): Cap => ({
  bucket: `access-refused:${loginId}`,
  most: mostRefusals,
  seconds: 3600,
})

// That somebody signed in was refused is on record once this returns: the first 60 times an hour of
// a login. Further ones are counted and leave no row.
export async function recordRefusedAccess(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { source }: Pick<Origin, 'source'>,
  loginId: LoginId,
  { outcome, route }: RefusedAccess,
): Promise<void> {
  const at = clock.now()
  const cap = capOf(loginId)
  const [counted] = await db.read({ key: keysOf([cap]) }, oneMoreTry(at, cap))
  if (counted && counted.tries > cap.most) return
  const entry = { at, action: 'access-refused', outcome, loginId, source } as const
  await recordAuditAlone(db, { ...entry, details: { route } })
}
