// Whether the keys of a table came in an order in which none can come twice: each behind the one
// before, runs of digits by their number, as programs number their rows (L3-9, L3-10). Found while
// reading, holding one key; keys in any other order are left to the database.
export class KeyOrder {
  #last: string | undefined
  #holds = true

  get holds(): boolean {
    return this.#holds
  }

  take(key: string): void {
    if (!this.#holds) return
    this.#holds = this.#last === undefined || isBehind(key, this.#last)
    this.#last = key
  }
}

const ZERO = 48

// A strict order: number by number where both have one, character by character elsewhere. Keys that
// differ in leading zeros alone are behind each other neither way, and so prove nothing.
export function isBehind(key: string, before: string): boolean {
  let at = 0
  let atBefore = 0
  while (at < key.length && atBefore < before.length) {
    const end = endOfNumber(key, at)
    const endBefore = endOfNumber(before, atBefore)
    if (end === at || endBefore === atBefore) {
      const step = key.charCodeAt(at) - before.charCodeAt(atBefore)
      // A number goes before any other character.
      if (end !== at || endBefore !== atBefore) return end === at
      if (step !== 0) return step > 0
      at += 1
      atBefore += 1
    } else {
      const step = compareNumbers(key, at, end, before, atBefore, endBefore)
      if (step !== 0) return step > 0
      at = end
      atBefore = endBefore
    }
  }
  return at < key.length
}

function compareNumbers(
  key: string,
  start: number,
  end: number,
  before: string,
  startBefore: number,
  endBefore: number,
): number {
  const first = skipZeros(key, start, end)
  const firstBefore = skipZeros(before, startBefore, endBefore)
  const longer = end - first - (endBefore - firstBefore)
  if (longer !== 0) return longer
  for (let at = 0; first + at < end; at += 1) {
    const step = key.charCodeAt(first + at) - before.charCodeAt(firstBefore + at)
    if (step !== 0) return step
  }
  return 0
}

function endOfNumber(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= ZERO + 9) at += 1
  return at
}

function skipZeros(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) === ZERO) at += 1
  return at
}
