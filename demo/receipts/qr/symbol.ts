// What a version's symbol looks like before any data: the fixed patterns and the way through the
// rest.
export type SymbolFrame = {
  readonly size: number
  // 1 for a dark module, row by row.
  readonly fixed: Uint8Array
  // Modules for the codewords' bits, in their order.
  readonly path: readonly number[]
}

const known = new Map<number, SymbolFrame>()

// Versions 1 to 40 of ISO/IEC 18004; the same object for the same version.
export function symbolOf(version: number): SymbolFrame {
  const made = known.get(version) ?? drawSymbol(version)
  known.set(version, made)
  return made
}

// Sets the fifteen bits that name the correction level (M) and the mask.
export function drawFormat(modules: Uint8Array, size: number, mask: number): void {
  const bits = ((mask << 10) | checkBits(mask, 10, 0x537)) ^ 0x5412
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = (bits >> bit) & 1
    // One copy bends around the top left finder, passing over the timing pattern.
    const first: [number, number] =
      bit < 6 ? [8, bit] : bit < 8 ? [8, bit + 1] : bit === 8 ? [7, 8] : [14 - bit, 8]
    const second: [number, number] = bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit]
    for (const [x, y] of [first, second]) modules[y * size + x] = dark
  }
}

function drawSymbol(version: number): SymbolFrame {
  const size = version * 4 + 17
  const fixed = new Uint8Array(size * size)
  const taken = new Uint8Array(size * size)
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    fixed[y * size + x] = dark ? 1 : 0
    taken[y * size + x] = 1
  }
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    square(4, (dx, dy, ring) => set(x + dx, y + dy, ring !== 2 && ring !== 4))
  }
  const centres = alignmentCentres(version, size)
  const last = size - 7
  for (const x of centres) {
    for (const y of centres) {
      const underFinder = (x === 6 && (y === 6 || y === last)) || (x === last && y === 6)
      if (!underFinder) square(2, (dx, dy, ring) => set(x + dx, y + dy, ring !== 1))
    }
  }
  reserveFormat(size, set)
  if (version >= 7) drawVersion(version, size, set)
  return { size, fixed, path: pathThrough(size, taken) }
}

function square(radius: number, each: (dx: number, dy: number, ring: number) => void): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      each(dx, dy, Math.max(Math.abs(dx), Math.abs(dy)))
    }
  }
}

function alignmentCentres(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  const centres = [6]
  for (let index = count - 2; index >= 0; index -= 1) centres.push(size - 7 - index * step)
  return centres
}

function reserveFormat(size: number, set: (x: number, y: number, dark: boolean) => void): void {
  for (let at = 0; at < 9; at += 1) {
    if (at !== 6) {
      set(8, at, false)
      set(at, 8, false)
    }
    if (at < 8) {
      set(size - 1 - at, 8, false)
      set(8, size - 1 - at, false)
    }
  }
  set(8, size - 8, true)
}

function drawVersion(
  version: number,
  size: number,
  set: (x: number, y: number, dark: boolean) => void,
): void {
  const bits = (version << 12) | checkBits(version, 12, 0x1f25)
  for (let bit = 0; bit < 18; bit += 1) {
    const dark = ((bits >> bit) & 1) === 1
    const [along, across] = [size - 11 + (bit % 3), Math.floor(bit / 3)]
    set(along, across, dark)
    set(across, along, dark)
  }
}

// Upward and downward in pairs of columns from the right, past the vertical timing pattern.
function pathThrough(size: number, taken: Uint8Array): number[] {
  const path: number[] = []
  let upward = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!taken[y * size + x]) path.push(y * size + x)
    }
    upward = !upward
  }
  return path
}

// The remainder of a Bose–Chaudhuri–Hocquenghem code.
function checkBits(value: number, degree: number, polynomial: number): number {
  let rest = value
  for (let step = 0; step < degree; step += 1) {
    rest = (rest << 1) ^ ((rest >> (degree - 1)) * polynomial)
  }
  return rest
}
