import type { Database } from '#platform/postgres/database.ts'
import {
  countUnsealed,
  nextSeal,
  rowsOfSeal,
  type StoredSeal,
  sealsWithoutRecord,
} from './audit-store.ts'
import { type Leaf, leafOf, noSeal, sealHash, unpackLeaves } from './seal.ts'

export type AuditFault = {
  readonly kind:
    | 'row-changed'
    | 'row-removed'
    | 'row-inserted'
    | 'seal-changed'
    | 'seal-removed'
    | 'head-differs'
  readonly sealNumber: bigint
  readonly auditId?: string
}
export type AuditReport = {
  readonly seals: number
  readonly rows: number
  readonly unsealed: number
  // Hash of the last seal, in hex.
  readonly head: string
  readonly faults: readonly AuditFault[]
}

// Recomputes the whole chain as the owner role, one seal at a time. `knownHead` (hex) is a head
// written down elsewhere: without it a tail cut off together with its seals cannot be seen, nor
// can a chain rewritten to its end. Rows not yet sealed are only counted.
export async function verifyAudit(means: {
  readonly db: Database
  readonly knownHead?: string
}): Promise<AuditReport> {
  const { db, knownHead } = means
  const faults: AuditFault[] = []
  let last: StoredSeal | undefined
  let rows = 0
  let seals = 0
  let headSeen = knownHead === undefined
  for (;;) {
    const [seal] = await db.read({}, nextSeal(last?.sealNumber ?? 0n))
    if (!seal) break
    faults.push(...chainFaults(last, seal))
    const present = (await db.read({}, rowsOfSeal(seal.sealNumber))).map(leafOf)
    faults.push(...rowFaults(seal.sealNumber, unpackLeaves(seal.leaves), present))
    headSeen ||= seal.sealHash.toString('hex') === knownHead
    rows += present.length
    seals += 1
    last = seal
  }
  for (const { sealNumber } of await db.read({}, sealsWithoutRecord())) {
    if (!faults.some((fault) => fault.kind === 'seal-removed' && fault.sealNumber === sealNumber)) {
      faults.push({ kind: 'seal-removed', sealNumber })
    }
  }
  if (!headSeen) faults.push({ kind: 'head-differs', sealNumber: last?.sealNumber ?? 0n })
  const [unsealed] = await db.read({}, countUnsealed())
  const head = (last?.sealHash ?? noSeal).toString('hex')
  return { seals, rows, unsealed: Number(unsealed?.rows ?? 0n), head, faults }
}

function chainFaults(last: StoredSeal | undefined, seal: StoredSeal): AuditFault[] {
  const faults: AuditFault[] = []
  const expected = (last?.sealNumber ?? 0n) + 1n
  for (let missing = expected; missing < seal.sealNumber; missing += 1n) {
    faults.push({ kind: 'seal-removed', sealNumber: missing })
  }
  if (!sealHash(seal).equals(seal.sealHash)) {
    faults.push({ kind: 'seal-changed', sealNumber: seal.sealNumber })
  }
  // Sound in itself, yet not what its successor followed: it was written anew.
  const followed = seal.sealNumber === expected
  if (followed && !seal.previousHash.equals(last?.sealHash ?? noSeal)) {
    faults.push({ kind: 'seal-changed', sealNumber: last?.sealNumber ?? seal.sealNumber })
  }
  return faults
}

function rowFaults(
  sealNumber: bigint,
  sealed: readonly Leaf[],
  present: readonly Leaf[],
): AuditFault[] {
  const hashes = new Map(present.map((leaf) => [leaf.auditId, leaf.hash]))
  const known = new Set(sealed.map((leaf) => leaf.auditId))
  const ofSealed = sealed.flatMap(({ auditId, hash }): AuditFault[] => {
    const found = hashes.get(auditId)
    if (!found) return [{ kind: 'row-removed', sealNumber, auditId }]
    return found.equals(hash) ? [] : [{ kind: 'row-changed', sealNumber, auditId }]
  })
  const added = present.filter((leaf) => !known.has(leaf.auditId))
  return [
    ...ofSealed,
    ...added.map(({ auditId }): AuditFault => ({ kind: 'row-inserted', sealNumber, auditId })),
  ]
}
