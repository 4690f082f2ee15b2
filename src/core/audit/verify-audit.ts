import type { Database } from '#platform/postgres/database.ts'

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
  readonly head: string
  readonly faults: readonly AuditFault[]
}

// Recomputes the whole chain as the owner role, one seal at a time. `knownHead` (hex) is a head
// written down elsewhere: without it a tail cut off together with its seals cannot be seen.
export declare function verifyAudit(means: {
  readonly db: Database
  readonly knownHead?: string
}): Promise<AuditReport>
