import { createHash } from 'node:crypto'
import type { StoredRow, StoredSeal } from './audit-store.ts'

// What the first seal follows.
export const noSeal = Buffer.alloc(32)

const idBytes = 16
const leafBytes = 48

export type Leaf = { readonly auditId: string; readonly hash: Buffer }

// The row as one JSON array in a fixed order: no two different rows give the same text.
export function leafOf(row: StoredRow): Leaf {
  const canonical = JSON.stringify([
    row.auditId,
    row.happenedAt.toString(),
    row.action,
    row.outcome,
    row.loginId,
    row.accountNumber,
    row.sourceHash?.toString('hex') ?? null,
    row.details,
  ])
  return { auditId: row.auditId, hash: sha256(canonical) }
}

export function packLeaves(leaves: readonly Leaf[]): Buffer {
  return Buffer.concat(
    leaves.flatMap(({ auditId, hash }) => [Buffer.from(auditId.replaceAll('-', ''), 'hex'), hash]),
  )
}

export function unpackLeaves(packed: Buffer): Leaf[] {
  return Array.from({ length: Math.floor(packed.length / leafBytes) }, (_, index) => {
    const leaf = packed.subarray(index * leafBytes, (index + 1) * leafBytes)
    const hex = leaf.toString('hex', 0, idBytes)
    const auditId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    return { auditId, hash: leaf.subarray(idBytes) }
  })
}

// SHA-256 of the seal before, this seal's number and time, and its leaves; each of fixed length but
// the last, so that nothing can slide from one to the next.
export function sealHash(seal: Omit<StoredSeal, 'sealHash'>): Buffer {
  const head = Buffer.alloc(leafBytes)
  seal.previousHash.copy(head)
  head.writeBigInt64BE(seal.sealNumber, 32)
  head.writeBigInt64BE(seal.sealedAt.epochNanoseconds / 1000n, 40)
  return sha256(Buffer.concat([head, seal.leaves]))
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
