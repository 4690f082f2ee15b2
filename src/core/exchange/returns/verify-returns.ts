import type { Database } from '#platform/postgres/database.ts'
import { returnName } from './return-name.ts'
import { returnTables } from './return-schemas.ts'
import {
  type CheckedReturn,
  selectCheckedReturn,
  selectStraySequences,
} from './returns-check-store.ts'
import { selectLastSequence } from './returns-store.ts'

export type ReturnsReport = {
  readonly checked: number
  // Recorded, and not yet in any folder.
  readonly unwritten: number
  readonly faults: readonly ReturnFault[]
}

type ReturnFault = { readonly sequence: number; readonly kind: FaultKind }

type FaultKind =
  // There is no package of this number, though there are later ones.
  | 'missing'
  // The manifest cannot be read, or is that of another package.
  | 'manifest-changed'
  // The bytes of a table are not those that the manifest names.
  | 'table-changed'
  // Manifest, record and the readings marked for it do not count the same.
  | 'counts-differ'
  // Readings were marked for a package that there is not.
  | 'readings-astray'

// Compares every package that was ever made with itself: numbers without a gap, the bytes of each
// table with the hash its manifest names, the counts with the readings handed over in it. Bytes are
// hashed where they lie; memory does not grow with them.
export async function verifyReturns({ db }: { readonly db: Database }): Promise<ReturnsReport> {
  const faults: ReturnFault[] = []
  let checked = 0
  let unwritten = 0
  const [{ last } = { last: 0 }] = await db.read({}, selectLastSequence())
  for (let sequence = 1; sequence <= last; sequence += 1) {
    const [one] = await db.read({}, selectCheckedReturn(sequence))
    if (one) checked += 1
    if (one?.writtenAt === null) unwritten += 1
    faults.push(...faultsOf(one).map((kind) => ({ sequence, kind })))
  }
  const stray = await db.read({}, selectStraySequences())
  faults.push(...stray.map(({ sequence }) => ({ sequence, kind: 'readings-astray' as const })))
  return { checked, unwritten, faults }
}

function faultsOf(one: CheckedReturn | undefined): FaultKind[] {
  if (one === undefined) return ['missing']
  const manifest = manifestOf(one)
  if (manifest === undefined) return ['manifest-changed']
  const { resources, 'portal:totals': totals } = manifest
  const changed = resources.some(({ name, bytes, hash }) => {
    const kept = one.tables[name]
    return kept?.bytes !== bytes || kept.hash !== hash
  })
  const [readings, payments] = resources
  const counts = [
    [one.readings, Number(one.marked), totals.readings, readings?.rows],
    [one.payments, totals.payments, payments?.rows],
  ]
  const differ = counts.some((same) => new Set(same).size !== 1)
  return [
    ...(changed ? (['table-changed'] as const) : []),
    ...(differ ? (['counts-differ'] as const) : []),
  ]
}

type Manifest = {
  readonly name: string
  readonly 'portal:sequence': number
  readonly 'portal:totals': { readonly readings: number; readonly payments: number }
  readonly resources: readonly {
    readonly name: string
    readonly bytes: number
    readonly hash: string
    readonly rows: number
  }[]
}

// Undefined when it is not what was written for this package.
function manifestOf({ sequence, manifest }: CheckedReturn): Manifest | undefined {
  try {
    const read = JSON.parse(manifest.toString('utf8')) as Manifest
    const isOwn = read.name === returnName(sequence) && read['portal:sequence'] === sequence
    const tables = read.resources.map(({ name }) => name).join()
    return isOwn && tables === returnTables.join() ? read : undefined
  } catch {
    return undefined
  }
}
