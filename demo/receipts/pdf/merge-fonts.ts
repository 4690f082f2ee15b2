import { assert } from '#base/assert.ts'
import { type TrueType, tableOf } from './true-type.ts'

// One face of the characters asked for, put together from the scripts a family is split into.
type MergedFace = {
  readonly unitsPerEm: number
  // The character's place in the program and its width in font units.
  readonly glyphs: ReadonlyMap<string, { readonly glyph: number; readonly advance: number }>
  // By glyph number.
  readonly advances: readonly number[]
  // A TrueType program with the tables PDF asks of an embedded face (ISO 32000-1, 9.9).
  readonly program: Buffer
}

type Glyph = { readonly advance: number; readonly leftBearing: number; readonly outline: Buffer }

const MORE_COMPONENTS = 0x20
const WORD_ARGUMENTS = 0x01
const ONE_SCALE = 0x08
const TWO_SCALES = 0x40
const MATRIX = 0x80

// Takes each character from the first font that has it. `spaces` are widths in font units of
// characters that no font has and that leave no ink. Everything asked for must be found.
export function mergeFonts(
  fonts: readonly TrueType[],
  characters: string,
  spaces: Readonly<Record<string, number>>,
): MergedFace {
  const [main] = fonts
  assert(main !== undefined, 'a face is merged from at least one font')
  const glyphs: Glyph[] = []
  const places = new Map<TrueType, Map<number, number>>()
  const place = (font: TrueType, source: number): number => {
    const known = places.get(font) ?? new Map<number, number>()
    places.set(font, known)
    const placed = known.get(source)
    if (placed !== undefined) return placed
    const at = glyphs.length
    known.set(source, at)
    const outline = Buffer.from(font.outlineOf(source))
    const [advance, leftBearing] = [font.advanceOf(source), font.leftBearingOf(source)]
    glyphs.push({ advance, leftBearing, outline })
    for (const part of componentsOf(outline)) {
      outline.writeUInt16BE(place(font, outline.readUInt16BE(part)), part)
    }
    return at
  }
  // Glyph 0 stands for what a face lacks.
  place(main, 0)
  const found = new Map<string, { glyph: number; advance: number }>()
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0
    const font = fonts.find((candidate) => candidate.glyphOf(code) !== 0)
    assert(font !== undefined, 'the packaged scripts hold every character of a receipt')
    const glyph = place(font, font.glyphOf(code))
    found.set(character, { glyph, advance: font.advanceOf(font.glyphOf(code)) })
  }
  for (const [character, advance] of Object.entries(spaces)) {
    found.set(character, { glyph: glyphs.length, advance })
    glyphs.push({ advance, leftBearing: 0, outline: Buffer.alloc(0) })
  }
  const advances = glyphs.map(({ advance }) => advance)
  return { unitsPerEm: main.unitsPerEm, glyphs: found, advances, program: program(main, glyphs) }
}

// Where a composite outline names the glyphs it is made of.
function componentsOf(outline: Buffer): number[] {
  const places: number[] = []
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return places
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at)
    places.push(at + 2)
    at += 4 + (flags & WORD_ARGUMENTS ? 4 : 2)
    if (flags & ONE_SCALE) at += 2
    else if (flags & TWO_SCALES) at += 4
    else if (flags & MATRIX) at += 8
    more = (flags & MORE_COMPONENTS) !== 0
  }
  return places
}

function program(main: TrueType, glyphs: readonly Glyph[]): Buffer {
  const head = Buffer.from(tableOf(main.tables, 'head'))
  head.writeUInt32BE(0, 8)
  head.writeInt16BE(1, 50)
  const hhea = Buffer.from(tableOf(main.tables, 'hhea'))
  hhea.writeUInt16BE(glyphs.length, 34)
  const maxp = Buffer.from(tableOf(main.tables, 'maxp'))
  maxp.writeUInt16BE(glyphs.length, 4)
  const hmtx = Buffer.alloc(glyphs.length * 4)
  const loca = Buffer.alloc(glyphs.length * 4 + 4)
  const outlines: Buffer[] = []
  let end = 0
  glyphs.forEach(({ advance, leftBearing, outline }, index) => {
    hmtx.writeUInt16BE(advance, index * 4)
    hmtx.writeInt16BE(leftBearing, index * 4 + 2)
    outlines.push(padded(outline))
    end += padded(outline).length
    loca.writeUInt32BE(end, index * 4 + 4)
  })
  const glyf = Buffer.concat(outlines)
  // In the order of their tags, as the table directory wants them.
  return fontFile({ glyf, head, hhea, hmtx, loca, maxp })
}

function fontFile(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables)
  const directory = Buffer.alloc(12 + entries.length * 16)
  const power = Math.floor(Math.log2(entries.length))
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(entries.length, 4)
  directory.writeUInt16BE(2 ** power * 16, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(entries.length * 16 - 2 ** power * 16, 10)
  let start = directory.length
  entries.forEach(([tag, table], index) => {
    const at = 12 + index * 16
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum(padded(table)), at + 4)
    directory.writeUInt32BE(start, at + 8)
    directory.writeUInt32BE(table.length, at + 12)
    start += padded(table).length
  })
  return Buffer.concat([directory, ...entries.map(([, table]) => padded(table))])
}

function checksum(table: Buffer): number {
  let total = 0
  for (let at = 0; at < table.length; at += 4) total = (total + table.readUInt32BE(at)) >>> 0
  return total
}

function padded(table: Buffer): Buffer {
  return Buffer.concat([table], Math.ceil(table.length / 4) * 4)
}
