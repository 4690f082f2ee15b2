// Where the exact copies of receipts lie, each under the SHA-256 of its bytes. A copy never
// changes: the same name always means the same bytes.
export type ReceiptCopy = { readonly sha256: Buffer; readonly content: AsyncIterable<Buffer> }

export type ReceiptFiles = {
  has(sha256: Buffer): Promise<boolean>
  // Takes a copy in, whole or not at all; one that is there already is left as it lies. Throws when
  // the bytes are not those the name promises. Survives a loss of power only after settle().
  put(sha256: Buffer, content: AsyncIterable<Buffer>): Promise<void>
  // The same for many, which share the work of going to the disk; the first that fails is thrown,
  // and then none of them need be there.
  putAll(copies: readonly ReceiptCopy[]): Promise<void>
  // Once it returns, every copy put before is on the disk and will be found there.
  settle(): Promise<void>
  // The bytes as they lie there, undefined for none. Whoever hands them on compares the hash.
  read(sha256: Buffer): Promise<Buffer | undefined>
}
