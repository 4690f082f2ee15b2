import type { Period } from '#base/period.ts'
import type { Viewed } from '#core/customers/viewer.ts'
import { inBatches } from '#platform/in-batches.ts'
import type { Asked, Database } from '#platform/postgres/database.ts'
import { selectCopy } from './store.ts'

// The SHA-256 of a receipt's exact copy, under which it lies. Undefined for a receipt of another
// account and for one that never was, alike. Those who ask while others are being answered share
// the next round trip, each under their own scope.
export async function findCopy(
  db: Database,
  viewed: Viewed,
  period: Period,
  revision: number,
): Promise<Buffer | undefined> {
  let find = finders.get(db)
  if (!find) {
    find = inBatches((asked) => findTogether(db, asked))
    finders.set(db, find)
  }
  const statement = selectCopy(viewed, period, revision)
  const [copy] = await find({ scope: viewed.scope, statement })
  return copy?.sha256
}

// Nobody fails for what another asked: then each asks alone.
async function findTogether(db: Database, asked: readonly Asked<Found>[]) {
  try {
    return await db.readForEach(asked)
  } catch {
    return asked.map(({ scope, statement }) => db.read(scope, statement))
  }
}

type Found = { readonly sha256: Buffer }

const finders = new WeakMap<Database, (asked: Asked<Found>) => Promise<Found[]>>()
