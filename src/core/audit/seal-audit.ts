import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/postgres/database.ts'
import { insertSeal, lastSeal, lockSealing, markSealed, unsealedRows } from './audit-store.ts'
import { leafOf, noSeal, packLeaves, sealHash } from './seal.ts'

const rowsInOneSeal = 1000

// `head` is the hash of the last seal, in hex: kept off this machine, it shows a cut tail.
type Sealed = { readonly rows: number; readonly sealNumber: bigint; readonly head: string }

// Seals every row committed by now, oldest first, 1,000 to a seal, as the owner role. Undefined
// when there was nothing to seal. Those who write rows meanwhile wait for nothing.
export async function sealAudit(means: {
  readonly db: Database
  readonly clock: Clock
}): Promise<Sealed | undefined> {
  const { db, clock } = means
  let sealed: Sealed | undefined
  for (;;) {
    const batch = await db.transaction({}, (tx) => sealOneBatch(tx, clock.now()))
    if (batch) sealed = { ...batch, rows: batch.rows + (sealed?.rows ?? 0) }
    if (!batch || batch.rows < rowsInOneSeal) return sealed
  }
}

async function sealOneBatch(tx: Tx, now: Temporal.Instant): Promise<Sealed | undefined> {
  await tx.run(lockSealing())
  const rows = await tx.many(unsealedRows(rowsInOneSeal))
  if (rows.length === 0) return undefined
  const before = await tx.maybe(lastSeal())
  const unhashed = {
    sealNumber: (before?.sealNumber ?? 0n) + 1n,
    sealedAt: now.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    leaves: packLeaves(rows.map(leafOf)),
    previousHash: before?.sealHash ?? noSeal,
  }
  const seal = { ...unhashed, sealHash: sealHash(unhashed) }
  await tx.run(insertSeal(seal))
  const auditIds = rows.map((row) => row.auditId)
  await tx.run(markSealed(seal.sealNumber, auditIds))
  return { rows: rows.length, sealNumber: seal.sealNumber, head: seal.sealHash.toString('hex') }
}
