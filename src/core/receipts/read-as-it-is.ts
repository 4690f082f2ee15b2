import { hash } from 'node:crypto'
import type { ReceiptFiles } from './receipt-files.ts'

type Unreadable = { readonly code: string }
type AsItIs = Buffer | Unreadable | undefined

// What the store gives for a copy, a refusal of the system included: rights after a restore, a disk
// that fails.
export async function readAsItIs(files: ReceiptFiles, sha256: Buffer): Promise<AsItIs> {
  try {
    return await files.read(sha256)
  } catch (fault) {
    return { code: (fault as NodeJS.ErrnoException).code ?? 'unknown' }
  }
}

// What is wrong with it, if anything is.
export function faultOf(
  found: AsItIs,
  sha256: Buffer,
): 'missing' | 'unreadable' | 'changed' | undefined {
  if (found === undefined) return 'missing'
  if (!Buffer.isBuffer(found)) return 'unreadable'
  return hash('sha256', found, 'buffer').equals(sha256) ? undefined : 'changed'
}
