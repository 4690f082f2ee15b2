// Where the exact copies of receipts lie, each under the SHA-256 of its bytes. A copy never
// changes: the same name always means the same bytes.
export type ReceiptCopy = { readonly sha256: Buffer; readonly content: AsyncIterable<Buffer> }

export type ReceiptFiles = {
  // Takes copies in, each whole or not at all; one that is there already is left as it lies. They
  // share the work of going to the disk, and survive a loss of power only after settle(). Throws
  // when the bytes of one are not those its name promises, and then none of them need be there.
  put(copies: readonly ReceiptCopy[]): Promise<void>
  // Once it returns, every copy put before is on the disk and will be found there.
  settle(): Promise<void>
  // The bytes as they lie there, undefined for none. Whoever hands them on compares the hash.
  read(sha256: Buffer): Promise<Buffer | undefined>
}
