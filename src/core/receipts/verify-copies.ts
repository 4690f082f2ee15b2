import { createHash } from 'node:crypto'
import type { Database } from '#platform/postgres/database.ts'
import type { ReceiptFiles } from './receipt-files.ts'
import { selectCopiesAfter } from './store.ts'

export type CopiesReport = {
  readonly checked: number
  readonly missing: readonly string[]
  readonly changed: readonly string[]
}

// Reads every kept copy and compares its bytes with the hash it is kept under. Names the copies
// (SHA-256 in hex) that are not there or not what they were. Memory does not grow with their count.
export async function verifyCopies(means: {
  readonly db: Database
  readonly files: ReceiptFiles
}): Promise<CopiesReport> {
  const missing: string[] = []
  const changed: string[] = []
  let checked = 0
  let last: Buffer = Buffer.alloc(0)
  for (;;) {
    const page = await means.db.read({}, selectCopiesAfter(last, 1_000))
    if (page.length === 0) return { checked, missing, changed }
    for (const { sha256 } of page) {
      const bytes = await means.files.read(sha256)
      if (bytes === undefined) missing.push(sha256.toString('hex'))
      else if (!createHash('sha256').update(bytes).digest().equals(sha256)) {
        changed.push(sha256.toString('hex'))
      }
      checked += 1
      last = sha256
    }
  }
}
