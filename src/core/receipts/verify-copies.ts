import type { Database } from '#platform/postgres/database.ts'
import { faultOf, readAsItIs } from './read-as-it-is.ts'
import type { ReceiptFiles } from './receipt-files.ts'
import { selectCopiesAfter } from './store.ts'

export type CopiesReport = {
  readonly checked: number
  readonly missing: readonly string[]
  readonly changed: readonly string[]
  // There, but not given out: rights after a restore, or a disk that fails.
  readonly unreadable: readonly string[]
}

// Reads every kept copy and compares its bytes with the hash it is kept under. Names the copies
// (SHA-256 in hex) that are not there, not what they were, or cannot be read. Memory does not grow
// with their count.
export async function verifyCopies(means: {
  readonly db: Database
  readonly files: ReceiptFiles
}): Promise<CopiesReport> {
  const found = { missing: [] as string[], changed: [] as string[], unreadable: [] as string[] }
  let checked = 0
  let last: Buffer = Buffer.alloc(0)
  for (;;) {
    const page = await means.db.read({}, selectCopiesAfter(last, 1_000))
    if (page.length === 0) return { checked, ...found }
    for (const { sha256 } of page) {
      const fault = faultOf(await readAsItIs(means.files, sha256), sha256)
      if (fault) found[fault].push(sha256.toString('hex'))
      checked += 1
      last = sha256
    }
  }
}
