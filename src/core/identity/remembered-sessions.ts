import type { Remembered } from './session.ts'

// Sessions by the hash of their token, and by login, up to a capacity.
export class RememberedSessions {
  // Grows with everything forgotten: what was asked before a change is not kept after it.
  changes = 0
  readonly #capacity: number
  readonly #byHash = new Map<string, Remembered>()
  readonly #hashesOf = new Map<string, Set<string>>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  find(hash: string): Remembered | undefined {
    const entry = this.#byHash.get(hash)
    if (!entry) return undefined
    // A map keeps the order of insertion: the first is the least recently used.
    this.#byHash.delete(hash)
    this.#byHash.set(hash, entry)
    return entry
  }

  keep(hash: string, entry: Remembered): void {
    this.#drop(hash)
    this.#byHash.set(hash, entry)
    const { loginId } = entry.session.viewer
    const hashes = this.#hashesOf.get(loginId) ?? new Set()
    this.#hashesOf.set(loginId, hashes.add(hash))
    const [oldest] = this.#byHash.keys()
    if (oldest !== undefined && this.#byHash.size > this.#capacity) this.#drop(oldest)
  }

  forget(loginId: string): void {
    this.changes += 1
    for (const hash of this.#hashesOf.get(loginId) ?? []) this.#byHash.delete(hash)
    this.#hashesOf.delete(loginId)
  }

  clear(): void {
    this.changes += 1
    this.#byHash.clear()
    this.#hashesOf.clear()
  }

  #drop(hash: string): void {
    const entry = this.#byHash.get(hash)
    if (!entry) return
    this.#byHash.delete(hash)
    const { loginId } = entry.session.viewer
    const hashes = this.#hashesOf.get(loginId)
    hashes?.delete(hash)
    if (hashes?.size === 0) this.#hashesOf.delete(loginId)
  }
}
