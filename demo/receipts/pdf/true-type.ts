import { inflateSync } from 'node:zlib'
import { assert } from '#base/assert.ts'

// One font program by its tables (OpenType 1.9): as much of it as copying outlines needs.
export type TrueType = {
  readonly unitsPerEm: number
  readonly tables: ReadonlyMap<string, Buffer>
  // 0 where the font has no such character.
  glyphOf(codePoint: number): number
  advanceOf(glyph: number): number
  leftBearingOf(glyph: number): number
  outlineOf(glyph: number): Buffer
}

const WOFF_SIGNATURE = 'wOFF'
const WOFF_HEADER = 44
const WOFF_ENTRY = 20

// Opens a WOFF 1.0 file with TrueType outlines. Takes only our own packaged faces: a file of
// another make is a mistake of ours.
export function openWoff(file: Buffer): TrueType {
  assert(file.toString('latin1', 0, 4) === WOFF_SIGNATURE, 'a packaged face is a WOFF file')
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < file.readUInt16BE(12); index += 1) {
    const entry = WOFF_HEADER + index * WOFF_ENTRY
    const start = file.readUInt32BE(entry + 4)
    const stored = file.readUInt32BE(entry + 8)
    const length = file.readUInt32BE(entry + 12)
    const bytes = file.subarray(start, start + stored)
    tables.set(
      file.toString('latin1', entry, entry + 4),
      stored < length ? inflateSync(bytes) : bytes,
    )
  }
  return trueType(tables)
}

function trueType(tables: ReadonlyMap<string, Buffer>): TrueType {
  const head = tableOf(tables, 'head')
  const loca = tableOf(tables, 'loca')
  const glyf = tableOf(tables, 'glyf')
  const hmtx = tableOf(tables, 'hmtx')
  const widths = tableOf(tables, 'hhea').readUInt16BE(34)
  const longOffsets = head.readInt16BE(50) === 1
  const offset = (glyph: number) =>
    longOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2
  const glyphs = characterMap(tableOf(tables, 'cmap'))
  return {
    unitsPerEm: head.readUInt16BE(18),
    tables,
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    advanceOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, widths - 1) * 4),
    leftBearingOf: (glyph) =>
      glyph < widths
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(widths * 4 + (glyph - widths) * 2),
    outlineOf: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
  }
}

// The Basic Multilingual Plane's map: a subtable of format 4.
function characterMap(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const start = cmap.readUInt32BE(8 + index * 8)
    if (cmap.readUInt16BE(start) === 4) readSegments(cmap.subarray(start), glyphs)
  }
  assert(glyphs.size > 0, 'a packaged face maps its characters')
  return glyphs
}

function readSegments(map: Buffer, glyphs: Map<number, number>): void {
  const twice = map.readUInt16BE(6)
  for (let at = 0; at < twice; at += 2) {
    const last = map.readUInt16BE(14 + at)
    const first = map.readUInt16BE(16 + twice + at)
    const delta = map.readUInt16BE(16 + 2 * twice + at)
    const rangeAt = 16 + 3 * twice + at
    const range = map.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const listed = range === 0 ? code : map.readUInt16BE(rangeAt + range + (code - first) * 2)
      if (range === 0 || listed !== 0) glyphs.set(code, (listed + delta) & 0xffff)
    }
  }
}

// A table every font with outlines has.
export function tableOf(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const table = tables.get(tag)
  assert(table !== undefined, 'a packaged face has all tables of an outline font')
  return table
}
