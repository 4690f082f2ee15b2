import { type Face, type FaceName, glyphOf, textWidth } from './face.ts'

// '#rrggbb'.
export type Colour = `#${string}`

export type TextStyle = {
  readonly face?: FaceName
  readonly size: number
  readonly colour?: Colour
  readonly align?: 'left' | 'right' | 'centre'
  // Every digit takes the same room, so that columns of figures stand one under another.
  readonly tabular?: boolean
}

type BoxStyle = {
  readonly fill?: Colour
  readonly line?: Colour
  readonly lineWidth?: number
  readonly radius?: number
}

// One A4 page being drawn: points, the origin at the top left, downward. `y` of a text is its
// base line.
export type Drawing = {
  text(x: number, y: number, text: string, style: TextStyle): void
  rule(x1: number, y: number, x2: number, colour: Colour, width?: number): void
  box(x: number, y: number, width: number, height: number, style: BoxStyle): void
  // A path in PDF operators, with `scale` points to its unit and its own origin at (x, y).
  path(x: number, y: number, scale: number, colour: Colour, operators: string): void
  // Pieces of at most this width, broken between words.
  wrap(text: string, width: number, style: TextStyle): string[]
  // The page's content in PDF operators.
  content(): string
}

export const PAGE_WIDTH = 595.28
export const PAGE_HEIGHT = 841.89
// The widest digit of the face, in thousandths of the type size.
const DIGIT_CELL: Readonly<Record<FaceName, number>> = { regular: 620, bold: 639 }
const INK: Colour = '#14262d'
// How far a Bézier's handles stand from a quarter circle's ends.
const QUARTER = 0.5523

// Starts an empty page. What is drawn later lies above.
export function startDrawing(faces: Readonly<Record<FaceName, Face>>): Drawing {
  const operators: string[] = []
  const faceOf = (style: TextStyle) => faces[style.face ?? 'regular']
  return {
    text(x, y, text, style) {
      const face = faceOf(style)
      const line = style.tabular ? tabularLine(face, text) : plainLine(face, style.size, text)
      const width = (line.units * style.size) / 1000
      const start = x - (style.align === 'right' ? width : style.align === 'centre' ? width / 2 : 0)
      const font = `/${face.name} ${style.size} Tf`
      const at = `${number(start)} ${number(PAGE_HEIGHT - y)} Td`
      operators.push(`BT ${fillColour(style.colour ?? INK)} ${font} ${at} ${line.shown} ET`)
    },
    rule(x1, y, x2, colour, width = 0.6) {
      const level = number(PAGE_HEIGHT - y)
      operators.push(
        `${lineColour(colour)} ${width} w ${number(x1)} ${level} m ${number(x2)} ${level} l S`,
      )
    },
    box(x, y, width, height, style) {
      const shape = roundedBox(x, PAGE_HEIGHT - y - height, width, height, style.radius ?? 0)
      const fill = style.fill ? `${fillColour(style.fill)} ` : ''
      const line = style.line ? `${lineColour(style.line)} ${style.lineWidth ?? 0.6} w ` : ''
      operators.push(`${fill}${line}${shape} ${style.fill ? (style.line ? 'B' : 'f') : 'S'}`)
    },
    path(x, y, scale, colour, shape) {
      const matrix = [scale, 0, 0, -scale, x, PAGE_HEIGHT - y].map(number).join(' ')
      operators.push(`q ${matrix} cm ${fillColour(colour)} ${lineColour(colour)} ${shape} Q`)
    },
    wrap: (text, width, style) => wrapWords(faceOf(style), text, width, style.size),
    content: () => operators.join('\n'),
  }
}

type Line = { readonly units: number; readonly shown: string }

function plainLine(face: Face, size: number, text: string): Line {
  let codes = ''
  for (const character of text) codes += glyphOf(face, character).code
  return { units: (textWidth(face, size, text) * 1000) / size, shown: `<${codes}> Tj` }
}

function tabularLine(face: Face, text: string): Line {
  const cell = DIGIT_CELL[face.name]
  let units = 0
  let shown = ''
  for (const character of text) {
    const { code, advance } = glyphOf(face, character)
    const isDigit = character >= '0' && character <= '9'
    const room = isDigit ? cell - advance : 0
    const before = Math.floor(room / 2)
    units += advance + room
    shown += room === 0 ? `<${code}>` : `${-before}<${code}>${before - room}`
  }
  return { units, shown: `[${shown}] TJ` }
}

function wrapWords(face: Face, text: string, width: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(face, size, longer) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

function roundedBox(x: number, y: number, width: number, height: number, radius: number): string {
  if (radius === 0) return `${[x, y, width, height].map(number).join(' ')} re`
  const [right, top, inset] = [x + width, y + height, radius * (1 - QUARTER)]
  const point = (...at: number[]) => at.map(number).join(' ')
  return [
    `${point(x + radius, y)} m ${point(right - radius, y)} l`,
    `${point(right - inset, y, right, y + inset, right, y + radius)} c`,
    `${point(right, top - radius)} l`,
    `${point(right, top - inset, right - inset, top, right - radius, top)} c`,
    `${point(x + radius, top)} l`,
    `${point(x + inset, top, x, top - inset, x, top - radius)} c`,
    `${point(x, y + radius)} l`,
    `${point(x, y + inset, x + inset, y, x + radius, y)} c h`,
  ].join(' ')
}

const fillColour = (colour: Colour) => `${channels(colour)} rg`
const lineColour = (colour: Colour) => `${channels(colour)} RG`

function channels(colour: Colour): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  return parts.map(number).join(' ')
}

// Three decimals at most: a thousandth of a point is far below any printer.
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
