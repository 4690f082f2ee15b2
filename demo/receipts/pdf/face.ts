import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assert } from '#base/assert.ts'
import { mergeFonts } from './merge-fonts.ts'
import { openWoff } from './true-type.ts'

export type FaceName = 'regular' | 'bold'

// A face ready to set text in: what the drawing measures and what the file embeds.
export type Face = {
  readonly name: FaceName
  // `code` is the glyph's number in the four digits a PDF shows it by, `advance` its width in
  // thousandths of the type size.
  readonly glyphs: ReadonlyMap<string, { readonly code: string; readonly advance: number }>
  // By glyph number.
  readonly advances: readonly number[]
  readonly program: Buffer
}

const RUSSIAN = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SIGNS = '0123456789 .,:;!?()[]/\\+−-–—«»"\'%&@#*=_·•°²³×№₽…'
const NO_BREAK_SPACE = '\u00A0'
const NARROW_NO_BREAK_SPACE = '\u202F'
const WEIGHTS: Readonly<Record<FaceName, number>> = { regular: 400, bold: 600 }

// Golos Text (SIL Open Font License), whose package splits it by script.
export function loadFace(name: FaceName): Face {
  const fonts = ['latin', 'cyrillic', 'latin-ext'].map((script) => openWoff(fontFile(script, name)))
  const spaces = { [NO_BREAK_SPACE]: 250, [NARROW_NO_BREAK_SPACE]: 170 }
  const face = mergeFonts(fonts, RUSSIAN + LATIN + SIGNS, spaces)
  assert(face.unitsPerEm === 1000, 'widths are thousandths of the type size')
  const glyphs = new Map<string, { code: string; advance: number }>()
  for (const [character, { glyph, advance }] of face.glyphs) {
    glyphs.set(character, { code: glyph.toString(16).padStart(4, '0'), advance })
  }
  return { name, glyphs, advances: face.advances, program: face.program }
}

// The sum of the characters' widths in points. A character the face lacks is a mistake of ours.
export function textWidth(face: Face, size: number, text: string): number {
  let units = 0
  for (const character of text) units += glyphOf(face, character).advance
  return (units * size) / 1000
}

// How the face shows one character.
export function glyphOf(face: Face, character: string) {
  const glyph = face.glyphs.get(character)
  assert(glyph !== undefined, `the face of receipts lacks U+${character.codePointAt(0)}`)
  return glyph
}

function fontFile(script: string, name: FaceName): Buffer {
  const file = `golos-text-${script}-${WEIGHTS[name]}-normal.woff`
  return readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/golos-text/files/${file}`)))
}
