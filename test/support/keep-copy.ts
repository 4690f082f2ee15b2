import { createHash } from 'node:crypto'
import type { ReceiptFiles } from '#core/receipts/receipt-files.ts'

// Puts a copy into the store as an import does, and gives the hash it lies under.
export async function keepCopy(files: ReceiptFiles, text: string): Promise<Buffer> {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest()
  await files.put([{ sha256, content: piecesOf(bytes) }])
  await files.settle()
  return sha256
}

async function* piecesOf(...pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces
}
