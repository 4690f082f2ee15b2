import { assert } from '#base/assert.ts'

// A stream of chances. The same seed and path give the same stream on every machine, and streams
// of different paths have nothing to do with each other: one account can be made without the rest.
export type Random = {
  // 0 ≤ x < 1.
  fraction(): number
  // A whole number, both ends included.
  integer(from: number, to: number): number
  // True in so many cases of one.
  chance(share: number): boolean
  // One of a list that is not empty.
  pick<Item>(list: readonly Item[]): Item
}

const TWO_TO_32 = 4_294_967_296

// Opens the stream that belongs to this path of whole numbers under the seed.
export function randomFor(seed: number, ...path: readonly number[]): Random {
  let a = scatter(seed)
  for (const step of path) a = scatter(a ^ scatter(step + 0x9e3779b9))
  let b = scatter(a + 1)
  let c = scatter(b + 1)
  let counter = 1
  // The small fast counting generator with words of 32 bits.
  const word = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 8; warm += 1) word()
  const fraction = () => word() / TWO_TO_32
  const integer = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1))
  return {
    fraction,
    integer,
    chance: (share) => fraction() < share,
    pick: (list) => {
      const item = list[integer(0, list.length - 1)]
      assert(item !== undefined, 'there is something to pick')
      return item
    },
  }
}

// A bijection of 32-bit words in which every bit depends on every bit.
export function scatter(word: number): number {
  let mixed = word | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
