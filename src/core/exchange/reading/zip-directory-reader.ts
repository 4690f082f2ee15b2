import type { FileHandle } from 'node:fs/promises'
import yauzl from 'yauzl'

const WINDOW_BYTES = 1024 * 1024

type Done = (error: Error | null, bytesRead?: number) => void

// Lets the archive's directory, which is read entry by entry, come from the disk in large pieces.
export class ZipDirectoryReader extends yauzl.RandomAccessReader {
  readonly #handle: FileHandle
  readonly #window = Buffer.allocUnsafe(WINDOW_BYTES)
  #windowAt = 0
  #windowBytes = 0

  constructor(handle: FileHandle) {
    super()
    this.#handle = handle
  }

  override read(into: Buffer, offset: number, length: number, position: number, done: Done): void {
    if (this.#copy(into, offset, length, position)) {
      done(null, length)
      return
    }
    this.#slide(position).then(
      () => done(null, this.#copy(into, offset, length, position) ? length : 0),
      done,
    )
  }

  #copy(into: Buffer, offset: number, length: number, position: number): boolean {
    const start = position - this.#windowAt
    if (start < 0 || start + length > this.#windowBytes) return false
    this.#window.copy(into, offset, start, start + length)
    return true
  }

  async #slide(position: number): Promise<void> {
    const { bytesRead } = await this.#handle.read(this.#window, 0, WINDOW_BYTES, position)
    this.#windowAt = position
    this.#windowBytes = bytesRead
  }
}
